/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Applies the rule for the visitor's region, whose id the script before this one has set. Without it, the strictest rule
 * applies, which is in the policy. Precedes the bundle if the catalogue has rules. Sent uncompiled.
 */
(policy => {
  const rules = new Map(Object.entries(policy.regions));
  const consent = rules.get(window.cookieCharterRegion) || {};
  delete policy.regions;
  Object.keys(consent).forEach(id => {
    policy.categories[id].consent = consent[id];
  });
  if (!policy.asked.some(id => policy.categories[id].consent === 'opt-in')) {
    policy.prompt = [];
  }
})(cookieCharterPolicy);
