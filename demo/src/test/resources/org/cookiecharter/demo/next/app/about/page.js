/* SPDX-License-Identifier: Apache-2.0 */
import { Suspense } from 'react';
import Reader from './reader';

async function Late() {
  await new Promise(resolve => setTimeout(resolve, 300));
  return <p id="late">late</p>;
}

export default function About() {
  return (
    <main>
      <h1>About</h1>
      <iframe src="https://www.youtube.com/embed/M7lc1UVf-VE" title="Film" width="320" height="180"></iframe>
      <Suspense fallback={<p>waiting</p>}>
        <Late />
      </Suspense>
      <Reader />
    </main>
  );
}
