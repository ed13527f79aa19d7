/* SPDX-License-Identifier: Apache-2.0 */
'use server';
import { cookies } from 'next/headers';

export async function remember(form) {
  (await cookies()).set('colour', form.get('colour'), { httpOnly: true, maxAge: 3600 });
}
