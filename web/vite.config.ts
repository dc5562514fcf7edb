import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockServer } from './mock/plugin.ts';

// the host stays ours, else the server takes changes for those of a foreign site
const server = { target: process.env.TARN_SERVER ?? 'http://localhost:8080', changeOrigin: false };

export default defineConfig({
  plugins: [react(), tailwindcss(), ...(process.env.TARN_MOCK ? [mockServer()] : [])],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': server, '/auth': server, '/openapi.json': server } },
  build: { outDir: 'dist', manifest: true, sourcemap: false, target: 'es2023' },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    testTimeout: 20_000,
  },
});
