import vue from "@vitejs/plugin-vue";
import path from "node:path";
import { defineConfig } from "vite";

const sources = path.resolve(import.meta.dirname, "frontend");
const dist = path.resolve(import.meta.dirname, "dist");

const chunkNames = { chunkFileNames: "[name]-[hash].js", assetFileNames: "[name]-[hash][extname]" };

/**
 * Two bundles in one build: `embed`, a module that another application's page loads from wherever it is served, and
 * `standalone`, whole pages served at the root. Addresses are relative, so the module finds its own chunks; only
 * the pages' HTML names them from the root, because it answers at every depth.
 */
export default defineConfig({
    root: path.join(sources, "standalone"),
    base: "./",
    publicDir: false,
    plugins: [vue()],
    css: { preprocessorOptions: { scss: { quietDeps: true, silenceDeprecations: ["import"] } } },
    experimental: {
        renderBuiltUrl: (file, { hostType }) => (hostType === "html" ? `/${file}` : { relative: true }),
    },
    build: { target: "es2022", reportCompressedSize: false, modulePreload: { polyfill: false } },
    environments: {
        embed: {
            consumer: "client",
            build: {
                outDir: path.join(dist, "embed"),
                emptyOutDir: true,
                rollupOptions: {
                    input: { embed: path.join(sources, "embed.ts") },
                    preserveEntrySignatures: false,
                    output: { entryFileNames: "[name].js", ...chunkNames },
                },
            },
        },
        client: {
            build: {
                outDir: path.join(dist, "standalone"),
                emptyOutDir: true,
                rollupOptions: { input: path.join(sources, "standalone", "index.html") },
            },
        },
    },
    builder: {
        async buildApp(builder) {
            await builder.build(builder.environments.embed);
            await builder.build(builder.environments.client);
        },
    },
});
