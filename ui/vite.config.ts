import { defineConfig } from "vite";

export default defineConfig({
  base: "/static/assets/",
  build: {
    outDir: "../src/sayso/web/assets",
    assetsDir: "",
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2022",
    // Without this Vite puts small files into scripts as data: addresses, which the policy of the pages refuses for workers.
    assetsInlineLimit: 0,
    // Every browser that knows modules of ES2022 knows how to preload them.
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: "src/main.ts" },
  },
});
