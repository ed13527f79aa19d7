/* SPDX-License-Identifier: Apache-2.0 */
/** Compiled only: each use that the types must allow, and each that they must reject. */
import {acceptAll, allows, getChoice, grant, open, refuseAll, subscribe, withdraw} from 'cookie-charter-banner';
import type {CookieCharterChoice} from 'cookie-charter-banner';

const stop: () => void = subscribe((choice: CookieCharterChoice) => {
  const ids: string[] = choice.granted;
  const time: string | null = choice.at;
  console.log(ids, time, choice.decided, choice.gpc);
});
stop();

const current: CookieCharterChoice | null = getChoice();
const granted: boolean = allows('statistics');
const promises: Promise<void>[] = [grant('video'), grant(['video', 'maps']), acceptAll(), refuseAll(), withdraw()];
open();
console.log(current?.refused, granted, promises);

document.addEventListener('consentchange', event => {
  console.log(event.detail.granted.length);
});
const removed: () => void = window.cookieCharter.on(choice => console.log(choice.revision));
removed();

// @ts-expect-error: null on a server
console.log(getChoice().granted);
// @ts-expect-error: an id is a string
allows(1);
// @ts-expect-error: the listener gets one choice
subscribe((one: CookieCharterChoice, two: number) => console.log(one, two));
// @ts-expect-error: there is no such member
console.log(current?.consented);
// @ts-expect-error: the choice is changed by the visitor's act only
window.cookieCharter.choice = current;
