/* SPDX-License-Identifier: Apache-2.0 */
import {allows, subscribe} from 'cookie-charter-banner';
import {useSyncExternalStore} from 'react';

/** Returns whether this category or service may be used now; false on the server, and while React hydrates. */
export function useConsent(id: string): boolean {
  return useSyncExternalStore(subscribe, () => allows(id), () => false);
}
