/* SPDX-License-Identifier: Apache-2.0 */
/** The entry: composes the guard, the gate, the layers and the public interface `window.cookieCharter`. */
import {consent} from './consent.js';
import {announce, listen, whenAdded, whenReady, whenSeenAgain} from './events.js';
import {gate} from './gate.js';
import {guard} from './guard.js';
import {layers} from './layers.js';
import {sendChoice} from './server.js';

/** @param {!CookieCharterPolicy} policy */
function start(policy) {
  const state = consent(policy);
  // The server knows which of its languages is the nearest.
  const language = document.documentElement.lang;
  const guarded = policy.mode === 'report' ? null : guard(policy, state);

  const choose = (ids, method) => sendChoice(policy.path, 'PUT', {
    'granted': ids,
    'method': method,
    'language': language,
    // Nobody agrees to what they were not shown: the server refuses a grant for another revision, with 409.
    'revision': policy.revision,
  }).then(() => answered(true));
  const withdraw = () => sendChoice(policy.path, 'DELETE').then(() => answered(false));
  const grant = ids => choose(state.held().concat([].concat(ids).filter(id => !state.allows(id))), 'choose');
  const drawn = layers(policy, language, state, choose, withdraw);
  const gated = gate(state.allowsMark, (frame, ids, once) => drawn.replace(frame, ids, once, () => grant(ids.split(/[ |]/))));

  const answered = yes => {
    state.look();
    drawn.dismiss(yes);
    follow();
  };

  let followed;
  /** Makes the page obey the choice, whichever tab it was made in. */
  const follow = () => {
    const now = state.choice()?.text;
    if (now === followed) {
      return;
    }
    followed = now;
    guarded?.sweep(true);
    if (gated.update()) {
      drawn.update();
      announce(state.describe());
    } else {
      location.reload();
    }
  };

  window['cookieCharter'] = {
    'allows': state.allows,
    get 'choice'() {
      return state.describe();
    },
    'grant': grant,
    'acceptAll': drawn.acceptAll,
    'refuseAll': drawn.refuseAll,
    'withdraw': withdraw,
    'open': drawn.open,
    'on': listen,
  };

  document.addEventListener('click', event => {
    const target = /** @type {?} */ (event.target);
    if (target.closest?.('[data-consent-open]')) {
      event.preventDefault();
      drawn.open();
    }
  });
  whenReady(() => {
    const update = () => {
      gated.update();
      drawn.update();
    };
    update();
    whenAdded(update);
    whenSeenAgain(follow);
  });
  // Before any other script, yet not in this one: to read a cookie, browsers look up every line that led there, and would
  // parse all of this once more.
  Promise.resolve().then(() => {
    const choice = state.choice();
    followed = choice?.text;
    guarded?.sweep(choice?.revision !== policy.revision);
  });
}

// A second copy in the same page leaves the first one at work.
if (!window['cookieCharter']) {
  start(cookieCharterPolicy);
}
