/* SPDX-License-Identifier: Apache-2.0 */
/** The entry point: composes the page layer, the gate, the interface and `window.cookieCharter`. */
import {bannerController} from './bannerController.js';
import {concat, defineProperty, each, filter, later, pageDocument, soon, split} from './builtins.js';
import {consent} from './consent.js';
import {removeCopies} from './dom.js';
import {announce, listen, whenChoiceMayChange, whenParsed} from './events.js';
import {gate} from './page/gate.js';
import {KEY, home, isOutermost, siteWindow} from './page/home.js';
import {pageLayer} from './page/pageLayer.js';
import {sendChoice} from './server.js';

/** @param {!CookieCharterPolicy} policy */
function start(policy) {
  const here = home(policy.path);
  const site = siteWindow();
  if (site !== window) {
    // One page layer serves all windows of the site.
    site[KEY](window);
    window['cookieCharter'] = site['cookieCharter'];
    return;
  }
  const state = consent(policy);
  // The server finds the nearest of its languages.
  const language = pageDocument.documentElement.lang;
  let pending = false;
  const changed = () => {
    if (!pending) {
      pending = true;
      soon(() => {
        pending = false;
        update();
      });
    }
  };
  const page = pageLayer(policy, state, here, {changed, clicked: event => {
    const target = /** @type {?} */ (event.composedPath?.()?.[0] || event.target);
    if (target.closest?.('[data-consent-open]') && !event.defaultPrevented) {
      event.preventDefault();
      drawn.open();
    }
  }});

  const choose = (ids, method) => sendChoice(here.endpoint, 'PUT', ids, method, language, policy.revision)
      .then(() => handleSaved(true));
  const withdraw = () => sendChoice(here.endpoint, 'DELETE').then(() => handleSaved(false));
  const grant = ids => choose(concat(state.granted(), filter(concat([], ids), id => !state.allows(id))), 'choose');
  const drawn = bannerController(policy, here.endpoint, language, state, choose, withdraw, page.roots, isOutermost());
  const blocking = gate(state.allowsMark, page.elements, page.roots,
      (element, mark, show) => drawn.replace(element, split(mark, /[ |]/), show, grant));

  const update = () => {
    page.reachFrames();
    each(page.roots(), removeCopies);
    blocking.update();
    if (pageDocument.readyState !== 'loading') {
      drawn.update();
    }
  };

  const handleSaved = isChosen => {
    state.refresh();
    drawn.dismiss(isChosen);
    followSoon();
  };

  let followed;
  /** Applies the choice to the page, whichever tab it was made in. */
  const follow = () => {
    const now = state.choice()?.text;
    if (now === followed) {
      return;
    }
    followed = now;
    state.showOnce();
    page.sweep(true);
    page.flush();
    blocking.withdraw();
    const isValid = blocking.update();
    if (isValid) {
      drawn.update();
    }
    // A withdrawal is announced before the reload, so that third parties receive it.
    announce(page.roots(), state.describe());
    if (!isValid) {
      location.reload();
    }
  };

  /** Applies the choice now and again later: an event may precede the readable cookie by some milliseconds. */
  const followSoon = () => {
    follow();
    each([100, 1000], delay => later(follow, delay));
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
  defineProperty(window, KEY, {value: page.guard});
  page.guard(window);

  whenParsed(() => {
    page.findShadows();
    update();
  });
  whenChoiceMayChange(() => {
    followSoon();
    if (pageDocument.visibilityState === 'hidden') {
      page.flushReports();
    }
  });
  // Before any other script, but not in this one: to read a cookie, browsers look up every line of the call stack, and
  // would parse all of this script once more.
  soon(() => {
    const choice = state.choice();
    followed = choice?.text;
    page.sweep(choice?.revision !== policy.revision);
  });
}

// A second copy in the same page leaves the first one unchanged.
if (window['cookieCharter']) {
  document.currentScript?.remove();
} else {
  start(cookieCharterPolicy);
}
