import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// In development the pages come from here and everything else from a running edge (EDGE_URL).
const edge = process.env.EDGE_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: { '^/(api|login|logout|me|wechat)(?![^/?])': edge },
  },
  build: { sourcemap: false },
  // Tests run within the build for production too, whose React lacks what they need; libraries are loaded once for all.
  test: { env: { NODE_ENV: 'test' }, isolate: false, testTimeout: 60_000 },
})
