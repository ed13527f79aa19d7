/* SPDX-License-Identifier: Apache-2.0 */
import Link from 'next/link';
import { cookies, draftMode } from 'next/headers';
import { remember } from './actions';
import Counter from './counter';

export default async function Home() {
  const colour = (await cookies()).get('colour')?.value ?? 'none';
  const draft = (await draftMode()).isEnabled;
  return (
    <main>
      <h1>Town hall</h1>
      <p id="draft">{draft ? 'draft' : 'published'}</p>
      <p id="colour">{colour}</p>
      <form action={remember}>
        <input name="colour" />
        <button id="remember">Remember</button>
      </form>
      <Counter />
      <Link href="/about">About</Link>
    </main>
  );
}
