/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Reports blocked names: to the developer once each, in the console; to the operator the names that no catalogue
 * declares, and the hosts that were reached although they could not be intercepted (style sheets, modules, workers).
 */
import {attempt, concat, each, keys, later, plain, stringify} from '../builtins.js';

const {console: log, navigator: browser, PerformanceObserver: Observer} = window;
const send = browser.sendBeacon;

/** Names that are blocked within this number of milliseconds are sent together. */
const DELAY = 2000;

/**
 * @param {string} address of the endpoint
 * @param {function(string, string): boolean} declares by kind of storage and name
 * @return {{name: function(string, string), host: function(string), flush: function()}}
 */
export function blockedNames(address, declares) {
  const seen = new Set();
  let found = {};

  const flush = () => {
    if (keys(found)[0]) {
      send?.call(browser, address, stringify(plain(found)));
      found = {};
    }
  };
  const isNew = name => !seen.has(name) && seen.add(name);
  const add = (kind, name) => {
    if (!keys(found)[0]) {
      later(flush, DELAY);
    }
    found[kind] = plain(concat(found[kind] || [], name));
  };

  return {
    name(kind, name) {
      if (isNew(kind + name)) {
        const declared = declares(kind, name);
        log?.info('Cookie Charter: ' + kind + ' "' + name + '" is not stored: '
            + (declared ? 'no consent' : 'undeclared'));
        if (!declared) {
          add(kind, name);
        }
      }
    },
    host(name) {
      if (isNew(name)) {
        add('hosts', name);
      }
    },
    flush,
  };
}

/** @param {function(string)} use gets the address of each resource that the page has loaded */
export const observeLoads = use => attempt(() =>
  new Observer(list => each(list.getEntries(), ({name}) => use(name))).observe({type: 'resource', buffered: true}));
