/* SPDX-License-Identifier: Apache-2.0 */
/** Signals to Microsoft Advertising (UET) whether it may store data for advertising. */
(id => {
  const {allows, choice, on} = window.cookieCharter;
  const queue = window.uetq = window.uetq || [];
  const state = allowed => ({ad_storage: allowed ? 'granted' : 'denied'});
  /* Microsoft replaces the queue. */
  const update = () => window.uetq.push('consent', 'update', state(allows(id)));
  queue.push('consent', 'default', state(!choice.at && allows(id)));
  if (choice.at) {
    update();
  }
  on(update);
})(cookieCharterPolicy.signals.microsoftUet);
