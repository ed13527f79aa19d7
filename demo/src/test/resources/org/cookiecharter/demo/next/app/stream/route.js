/* SPDX-License-Identifier: Apache-2.0 */
export function GET() {
  const parts = ['one', ' two', ' three'];
  return new Response(new ReadableStream({
    async pull(controller) {
      const part = parts.shift();
      if (part === undefined) {
        controller.close();
      } else {
        await new Promise(resolve => setTimeout(resolve, 50));
        controller.enqueue(new TextEncoder().encode(part));
      }
    },
  }), { headers: { 'Content-Type': 'text/plain' } });
}
