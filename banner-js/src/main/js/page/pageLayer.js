/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The page layer: every page works as it does without it, except that nothing that needs consent is stored or loaded
 * before consent. `docs/pages/page-layer.md` shows how its parts work together.
 */
import {Address, attempt, baseAddress, concat, each, join, map, split} from '../builtins.js';
import {guardAttributes} from './attributes.js';
import {blockedNames, observeLoads} from './blockedNames.js';
import {guardedCookies, readCookies, writeCookie} from './cookies.js';
import {nameOf} from './cookieText.js';
import {guardDatabases} from './databases.js';
import {deferredElements} from './deferredElements.js';
import {guardBlobs} from './documentAddress.js';
import {guardWriting} from './documentWrite.js';
import {frameNavigation} from './frameNavigation.js';
import {guardInsertion} from './insertion.js';
import {markupRewriter} from './markup.js';
import {guardNetwork} from './network.js';
import {originBlocker} from './originBlocker.js';
import {guardParsing} from './parsing.js';
import {realms} from './realms.js';
import {roots} from './roots.js';
import {writesOriginals} from './scriptsInPlace.js';
import {guardedStorages} from './storage.js';
import {hideWrappers} from './wrapping.js';

/**
 * @param {!CookieCharterPolicy} policy
 * @param {?} state of `consent.js`
 * @param {{host: string, tag: string, endpoint: string}} home of this script
 * @param {{changed: function(), clicked: function(!Event)}} page handles added elements and clicks
 */
export function pageLayer(policy, state, home, page) {
  const enforces = policy.mode !== 'report-only';
  const origins = enforces ? policy.origins : undefined;
  const blocker = originBlocker(origins || {}, state.allowsMark, home.host);
  const elements = deferredElements(
      blocker, state.allowsMark, home.tag, page.changed, text => markup.waitsIn(text, baseAddress(document)));
  const markup = markupRewriter(blocker, elements);
  const report = blockedNames(home.endpoint + '/discovery', state.declares);
  const cookies = guardedCookies(policy, state, report.name);
  const storages = guardedStorages(state.allowsName, report.name);

  /** @type {?} */
  let windows;
  const frames = frameNavigation(elements);
  const clicked = event => {
    page.clicked(event);
    frames.clicked(event);
  };
  const trees = roots(page.changed, event => windows.loaded(event), clicked, writesOriginals(elements));

  const guard = view => {
    if (enforces) {
      hideWrappers(view);
      cookies.guard(view);
      storages.guard(view);
      guardDatabases(view, state.allowsName, report.name);
      const inserted = windows.counter(view);
      if (origins) {
        guardNetwork(view, address => blocker.blockedBy(address, baseAddress(view.document)), blocker.namedIn);
        frames.guard(view);
        guardBlobs(view, blocker.namedIn);
        guardAttributes(view, elements);
        guardParsing(view, markup, inserted);
        guardWriting(view, markup, inserted, document => {
          trees.reopened(document);
          page.changed();
        });
        guardInsertion(view, elements, inserted);
      }
    }
    trees.guard(view);
  };
  windows = realms(guard, trees.add);

  if (origins) {
    observeLoads(address => {
      const waits = blocker.blockedBy(address, address);
      if (waits) {
        report.host(new Address(address).host);
      }
    });
  }

  return {
    elements,
    roots: trees.all,
    guard: windows.reach,
    reachFrames: () => windows.reachAll(window),
    flushReports: report.flush,
    findShadows: () => trees.walk(document),
    /** Stores everything that waited in memory until now. */
    flush() {
      cookies.flush();
      storages.flush();
    },
    /** Removes everything that is not allowed; from storages and databases only if `all`. */
    sweep(all) {
      if (enforces) {
        sweepCookies(state);
        if (all) {
          storages.sweep();
          sweepDatabases(state);
        }
      }
    },
  };
}

/**
 * Scripts can see neither the path nor the domain of a cookie, so all that this page could have are tried; the server
 * expires cookies that scripts cannot see. A cookie of a whole domain may belong to a sibling of this site, so it is
 * removed only if it is declared.
 */
function sweepCookies({allowsName, declares, isConsentCookie}) {
  const folders = map(split(location.pathname, '/'), (part, index, parts) => join(parts.slice(0, index + 1), '/') || '/');
  const hosts = map(split(location.hostname, '.'), (part, index, parts) => '; Domain=' + join(parts.slice(index), '.'));
  each(split(readCookies(), '; '), pair => {
    const name = nameOf(pair);
    if (name && !isConsentCookie(name) && !allowsName('cookie', name)) {
      each(folders, path => each(concat([''], declares('cookie', name) ? hosts : []), domain =>
        writeCookie(name + '=; Max-Age=0; Path=' + path + domain)));
    }
  });
}

function sweepDatabases({allowsName, declares}) {
  // A sandbox has none.
  const databases = window.origin === 'null' ? null : attempt(() => window.indexedDB);
  databases?.databases?.().then(list => each(list, ({name}) =>
    declares('indexedDB', name) && !allowsName('indexedDB', name) && databases.deleteDatabase(name)), () => {});
}
