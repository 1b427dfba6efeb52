import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [react()],
  base: "/static/",
  build: {
    outDir: "dist",
    manifest: true,
    target: "es2023",
    // The Content-Security-Policy allows no data: script or font, so nothing small is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
