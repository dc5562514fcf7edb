import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { MockTarn } from './tarn.ts';

/** `npm run dev:mock`: answers /api and /auth from memory, to work on the app without a server. Never part of a build. */
export function mockServer(): Plugin {
  const tarn = new MockTarn();
  return {
    name: 'tarn-mock',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = request.url ?? '';
        if (!url.startsWith('/api/') && !url.startsWith('/auth/')) return next();
        void respond(tarn, request, response);
      });
    },
  };
}

async function respond(tarn: MockTarn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const answer = tarn.answer({
    method: request.method ?? 'GET',
    url: new URL(request.url ?? '/', 'http://mock'),
    organizationId: request.headers['x-tarn-organization'] as string | undefined,
    body: text === '' ? {} : JSON.parse(text),
  });
  await new Promise((resolve) => setTimeout(resolve, answer.delay ?? 120));
  response.writeHead(answer.status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(answer.body));
}
