/* SPDX-License-Identifier: Apache-2.0 */
'use client';
import { useEffect, useState } from 'react';

export default function Reader() {
  const [text, setText] = useState('');
  useEffect(() => {
    fetch('/stream').then(response => response.text()).then(setText);
    localStorage.setItem('visited', 'about');
  }, []);
  return <p id="stream">{text}</p>;
}
