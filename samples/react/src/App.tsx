/* SPDX-License-Identifier: Apache-2.0 */
import {grant, open} from 'cookie-charter-banner';
import {useConsent} from './useConsent';

function Film() {
  return useConsent('videos')
    ? <iframe src="https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ" title="A film" width="560" height="315" />
    : <button onClick={() => grant('videos')}>Show the film, from YouTube</button>;
}

export function App() {
  return (
    <main>
      <h1>Town</h1>
      <Film />
      <footer><a href="/consent/">Cookies of this site</a> <button onClick={open}>Preferences</button></footer>
    </main>
  );
}
