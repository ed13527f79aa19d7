/* SPDX-License-Identifier: Apache-2.0 */
/** Databases: opening one that is not allowed fails with the platform's own error. */
import {defineProperty, each} from '../builtins.js';
import {textOf} from './trust.js';
import {wrapMethods} from './wrapping.js';

/**
 * @param {?} view
 * @param {function(string, string): boolean} allowsName by kind and name
 * @param {function(string, string)} report
 */
export function guardDatabases(view, allowsName, report) {
  const {deleteDatabase} = view.IDBFactory?.prototype || {};
  wrapMethods(view.IDBFactory, 'open', (self, args) => {
    const name = textOf(args, 0);
    const [, version = 1] = args;
    // The browser reports an invalid version at once.
    if (!args.length || allowsName('indexedDB', name) || !(version >= 1 && version < 2 ** 53)) {
      return null;
    }
    report('indexedDB', name);
    return () => {
      // A request of the platform's own class, which creates nothing: its success is reported as a failure.
      const request = deleteDatabase.call(self, name);
      const error = new view.DOMException('Storage is not permitted', 'UnknownError');
      let failed = false;
      const fail = event => {
        event.stopImmediatePropagation();
        if (!failed) {
          failed = true;
          defineProperty(request, 'error', {get: () => error, configurable: true});
          request.dispatchEvent(new view.Event('error', {bubbles: true, cancelable: true}));
        }
      };
      each(['success', 'blocked'], type => request.addEventListener(type, fail));
      return request;
    };
  });
}
