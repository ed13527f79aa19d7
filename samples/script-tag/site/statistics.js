/* SPDX-License-Identifier: Apache-2.0 */
localStorage.setItem('visits', Number(localStorage.getItem('visits')) + 1);
document.getElementById('visits').textContent = localStorage.getItem('visits');
