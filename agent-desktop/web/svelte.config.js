import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

// Names of components' styles are in every element of every page: short ones are a kilobyte or two less to load.
export default { preprocess: vitePreprocess(), compilerOptions: { cssHash: ({ css, hash }) => `s${hash(css).slice(0, 4)}` } }
