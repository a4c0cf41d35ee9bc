// How the screens are built: one page per screen, each with a small entry of its own, what they share in assets/.
// With the mode 'gallery' it is the gallery instead, which no server gives to anybody.
import prefresh from '@prefresh/vite';
import { defineConfig } from 'vite';
import { compressIn } from './scripts/compress.mjs';
import { cutFonts, FONTS } from './scripts/fonts.mjs';
import { inRoot } from './scripts/process.mjs';
import { pruneStyles } from './scripts/prune.mjs';

const BUILD = process.env['BUILD'] ?? 'dev';
const SCREENS = ['kiosk', 'display', 'counter', 'admin', 'booking', 'city'].map((screen) => [
  screen,
  `${screen}/index.html`,
]);
/** Preact, and a few lines that need at most that: a group that needed more could begin in the wrong order. */
const BASE = /node_modules\/preact\/|preload-helper|\/(shared\/time|shared\/words\/waits|ui\/focus)\.ts$/;
const GALLERY = ['index', 'state'].map((page) => [page, inRoot(`ui/gallery/${page}.html`)]);

export default defineConfig(({ mode }) => ({
  // Absolute, because the ticket page is the booking entry under an address of another depth.
  base: mode === 'gallery' ? './' : '/',
  root: inRoot(mode === 'gallery' ? 'ui/gallery' : '.'),
  server: { fs: { allow: [inRoot('.')] } },
  resolve: { alias: { '@fonts': FONTS } },
  plugins: [
    prefresh(),
    { name: 'fonts', buildStart: cutFonts },
    pruneStyles(BUILD),
    ...(mode === 'gallery' ? [] : [{ name: 'compress', writeBundle: ({ dir = '' }) => compressIn(dir) }]),
  ],
  appType: 'mpa',
  publicDir: false,
  define: { __BUILD__: JSON.stringify(BUILD) },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // KERN's styles still say what the next Sass will no longer understand; its version is pinned, and so is Sass.
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
  build: {
    outDir: inRoot(mode === 'gallery' ? 'dist/gallery' : 'dist/screens'),
    emptyOutDir: true,
    // The policy for content allows scripts, styles, fonts and pictures from our own address only: nothing inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: Object.fromEntries(mode === 'gallery' ? GALLERY : SCREENS),
      output: {
        entryFileNames: '[name]/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
        // Every file costs some hundred bytes besides itself: what nearly all screens need, and needs nothing else, is one (W6).
        codeSplitting: { groups: [{ name: 'base', test: BASE }] },
      },
    },
  },
}));
