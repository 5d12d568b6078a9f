import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// In development the pages come from here and everything else from a running edge (EDGE_URL).
const edge = process.env.EDGE_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: { '^/(api|login|logout|me|wechat)(?![^/?])': edge },
  },
  build: { sourcemap: false },
})
