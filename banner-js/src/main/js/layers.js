/* SPDX-License-Identifier: Apache-2.0 */
/** Which of the notice, the preferences and the corner is shown, and what a click in them does. */
import {corner} from './corner.js';
import {notice} from './notice.js';
import {placeholder} from './placeholder.js';
import {preferences} from './preferences.js';
import {fetchLayers} from './server.js';
import {applyStyle} from './style.js';

/** The charter page is a form of its own. */
const CHARTER_PAGE = 'cookie-charter-page';

/**
 * @param {!CookieCharterPolicy} policy
 * @param {string} language
 * @param {?} state of `consent.js`
 * @param {function(!Array<string>, string): !Promise<?>} choose stores the granted ids, chosen by this method
 * @param {function(): !Promise<?>} withdraw
 */
export function layers(policy, language, state, choose, withdraw) {
  const {path, labels, services, categories} = policy;
  const main = language.split('-')[0];
  const fixture = corner(labels[language] || labels[main] || 'Cookies', language);
  let loading;
  let first;
  let second;
  let dismissed;

  /**
   * What is drawn came with the policy, or is fetched once something is.
   * @param {function(!CookieCharterLayers)} use
   * @param {function()=} otherwise where it cannot be fetched
   */
  const withLayers = (use, otherwise) => {
    applyStyle(policy);
    loading = loading || Promise.resolve((policy.layers[main] || fetchLayers)(path, language));
    loading.then(use, () => {
      loading = null;
      otherwise?.();
    });
  };

  const acceptAll = () => choose(state.asked, 'accept-all');
  const refuseAll = () => choose([], 'refuse-all');

  /** Says in words how a request ended. */
  const settle = (request, fail, told = 'saved') => withLayers(({texts}) => request.then(() => {
    second?.close();
    fixture.say(texts[told]);
  }, ({status}) => fail(
      (texts[status] || texts['other']).replace('{status}', status))));

  const open = () => withLayers(drawn => {
    if (!second) {
      if (first) {
        first.element.hidden = true;
      }
      second = preferences(drawn.preferences, state, {
        ...actions,
        'save': (fail, ids) => settle(choose(ids, 'choose'), fail),
        'withdraw': fail => settle(withdraw(), fail, 'withdrawn'),
      }, () => {
        second = null;
        // There is one interface at a time: the first layer hides behind the second.
        if (first) {
          first.element.hidden = false;
        }
      });
    }
  }, () => location.assign(path + '/'));

  /** For this page the visitor has answered, even "not now", and even where the browser keeps no cookie. */
  const dismiss = yes => {
    dismissed = yes;
    update();
  };

  const actions = {
    'accept': fail => settle(acceptAll(), fail),
    'refuse': fail => settle(refuseAll(), fail),
    'choose': open,
    'later': () => dismiss(true),
  };

  const update = () => {
    const {body} = document;
    // A page that is written anew has no body for a moment.
    if (!body || body.classList.contains(CHARTER_PAGE) || !state.asked[0]) {
      return;
    }
    const asks = () => !dismissed && state.open();
    applyStyle(policy);
    fixture.show(!asks());
    if (!asks()) {
      first?.remove();
      first = null;
    } else if (!first) {
      withLayers(drawn => {
        if (document.body && asks() && !first) {
          first = notice(drawn.notice, actions);
        }
      }, actions['later']);
    }
  };

  return {
    open,
    update,
    acceptAll,
    refuseAll,
    dismiss,
    /** Draws what stands in for a held frame. */
    replace(frame, id, once, always) {
      const providers = id.split(/[ |]/).map(key => (services[key] || categories[key])?.provider || key);
      applyStyle(policy);
      return placeholder(frame, [...new Set(providers)].join(', '), withLayers, {
        'once': once,
        'always': fail => settle(always(), fail),
      });
    },
  };
}
