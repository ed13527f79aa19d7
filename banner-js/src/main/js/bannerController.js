/* SPDX-License-Identifier: Apache-2.0 */
/** Shows the notice, the preferences dialog or the button that reopens them, and handles clicks in them. */
import {each, includes, join, localName, map, pageDocument, select, some, split} from './builtins.js';
import {notice} from './notice.js';
import {placeholder} from './placeholder.js';
import {matches} from './policy.js';
import {preferences} from './preferences.js';
import {reopenButton} from './reopenButton.js';
import {fetchLayers} from './server.js';
import {applyStyle} from './style.js';

/** The charter page has its own form. */
const CHARTER_PAGE = 'cookie-charter-page';

/**
 * @param {!CookieCharterPolicy} policy
 * @param {string} endpoint
 * @param {string} language
 * @param {?} state of `consent.js`
 * @param {function(!Array<string>, string): !Promise<?>} choose stores the granted ids, chosen by this method
 * @param {function(): !Promise<?>} withdraw
 * @param {function(): !Array<!Node>} roots
 * @param {boolean} isOutermost true except in frames of the site, which have no interface
 */
export function bannerController(policy, endpoint, language, state, choose, withdraw, roots, isOutermost) {
  const {labels, services, categories} = policy;
  const main = split(language, '-')[0];
  const fixture = reopenButton(labels[language] || labels[main] || 'Cookies', language);
  let loading;
  let first;
  let second;
  let dismissed;
  // An administration area, for example: cookies are controlled there too, but nobody is asked.
  const isExcluded = some(policy.quiet || [], pattern => matches(pattern, location.pathname));

  /**
   * Passes the layers, which came with the policy or are fetched on first use.
   * @param {function(!CookieCharterLayers)} use
   * @param {function()=} otherwise runs if they cannot be fetched
   */
  const withLayers = (use, otherwise) => {
    applyStyle(policy, endpoint, document);
    loading = loading || Promise.resolve((policy.layers[main] || fetchLayers)(endpoint, language));
    loading.then(use, () => {
      loading = null;
      otherwise?.();
    });
  };

  const acceptAll = () => choose(state.asked, 'accept-all');
  const refuseAll = () => choose([], 'refuse-all');

  /** Shows in words how a request ended, in place of the dialog that made it, which shows its failure. */
  const settle = (request, fail, message = 'saved') => withLayers(({texts}) => request.then(() => {
    fail && second?.close();
    fixture.showMessage(texts[message]);
  }, ({status}) => fail(
      (texts[status] || texts['other']).replace('{status}', status))));

  /** There is one interface at a time: the first layer is hidden while the second is visible. */
  const hideFirst = hidden => {
    if (first) {
      first.element.hidden = hidden;
    }
  };

  const open = unfolded => withLayers(drawn => {
    if (!second) {
      hideFirst(true);
      second = preferences(drawn.preferences, state, {
        ...actions,
        'save': (fail, ids) => settle(choose(ids, 'choose'), fail),
        'withdraw': fail => settle(withdraw(), fail, 'withdrawn'),
      }, () => {
        second = null;
        hideFirst(false);
      }, unfolded === true);
    }
  }, () => location.assign(endpoint + '/'));

  /**
   * Records that the visitor has responded on this page, even by "not now", and even if the browser stores no cookie.
   */
  const dismiss = yes => {
    dismissed = yes;
    update();
  };

  const actions = {
    'accept': fail => settle(acceptAll(), fail),
    'refuse': fail => settle(refuseAll(), fail),
    'choose': open,
    'providers': () => open(true),
    'later': () => dismiss(true),
  };

  const update = () => {
    const {body} = document;
    // A page that is being rewritten has no body for a moment.
    if (!body || body.classList.contains(CHARTER_PAGE) || !state.asked[0] || !isOutermost || isExcluded) {
      return;
    }
    const isPrompting = () => !dismissed && state.open()[0];
    const prompts = isPrompting();
    applyStyle(policy, endpoint, document);
    fixture.show(!prompts, roots());
    policy.gpc?.(settle);
    second?.restore();
    if (!prompts) {
      first?.remove();
      first = null;
    } else if (first) {
      first.restore();
    } else {
      withLayers(drawn => {
        if (pageDocument.body && isPrompting() && !first) {
          // What stays granted or refused is for the server to add.
          first = notice(drawn.notice, {
            ...actions,
            'accept': fail => settle(choose(state.open(), 'accept-all'), fail),
            'refuse': fail => settle(choose(state.describe()['granted'], 'refuse-all'), fail),
          });
          each(select(first.element, 'li'), (item, index) => includes(state.open(), state.asked[index]) || item.remove());
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
    /** Draws the placeholder of a blocked frame or widget. */
    replace(element, ids, show, grant) {
      const providers = map(ids, id => (services[id] || categories[id])?.provider || id);
      applyStyle(policy, endpoint, element.getRootNode?.() || document);
      return placeholder(element, ids, join([...new Set(providers)], ', '), withLayers, {
        'once'() {
          // The scripts of a widget are anywhere in the page.
          if (localName(element) === 'div') {
            state.showOnce(ids);
          }
          show();
        },
        'always': fail => settle(grant(ids), fail),
      });
    },
  };
}
