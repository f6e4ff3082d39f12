import type { ComparedFile, ComparedLine, ComparisonView } from "../../common/compare-views";

const lines = (text: string): ComparedLine[] =>
    text
        .replace(/^\n|\n$/g, "")
        .split("\n")
        .map((line) => ({
            kind: line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "same",
            text: line.slice(1),
        }));

const compose = lines(`
 # The shop, as its customers see it
 services:
     web:
-        image: localhost/shop/web:a1b2c3d4e5f6
+        image: localhost/shop/web:9f8e7d6c5b4a
         pull_policy: never
         restart: unless-stopped
         ports:
-            - "8080:80"
+            - "8081:80"
         environment:
             LOG_LEVEL: \${LOG_LEVEL:-info}
-            DB_PASSWORD: …
+            DB_PASSWORD: …
+            FEATURE_CHECKOUT: true
             # Where orders go
             QUEUE_URL: amqp://queue:5672
             WORKERS: 4
         depends_on:
             - db
             - queue
         healthcheck:
             test: ["CMD", "wget", "-q", "-O-", "http://localhost/health"]
             interval: 10s
             timeout: 3s
             retries: 5
     db:
         image: postgres:16@sha256:0a1b2c3d
         volumes:
             - data:/var/lib/postgresql/data
-    cache:
-        image: redis:7
     queue:
         image: rabbitmq:3
 volumes:
     data: {}
`);

const nginx = lines(`
 server {
     listen 80;
-    client_max_body_size 1m;
+    client_max_body_size 20m;
+    add_header Content-Security-Policy "default-src 'self'; img-src 'self' https://images.example.org data:; script-src 'self'";
     location / {
         proxy_pass http://app:3000;
     }
 }
`);

const commit = (sha: string, message: string, author: string, at: string) => ({
    sha: sha.repeat(8).slice(0, 40),
    message,
    author,
    at,
    url: `https://git.example.org/ana/shop/commit/${sha.repeat(8).slice(0, 40)}`,
});

const file = (path: string, change: ComparedFile["change"], rest: Partial<ComparedFile>): ComparedFile => ({
    path,
    role: "file",
    change,
    lines: null,
    note: null,
    ...rest,
});

/** A comparison with something of every kind. */
export const cannedComparison: ComparisonView = {
    from: {
        release: { id: 39, number: 39, state: "retired" },
        commit: { sha: "5d0c9ee".repeat(6).slice(0, 40), message: "Raise limits", author: "Ana" },
        ref: "refs/heads/main",
        at: "2026-01-01T00:00:00.000Z",
    },
    to: {
        release: { id: 41, number: 41, state: "active" },
        commit: { sha: "9f8e7d6".repeat(6).slice(0, 40), message: "Add checkout", author: "Ben" },
        ref: "refs/heads/main",
        at: "2026-01-02T00:00:00.000Z",
    },
    files: [
        file("compose.yaml", "changed", { role: "compose", lines: compose }),
        file("conf/nginx.conf", "changed", { lines: nginx }),
        file("conf/maintenance.html", "added", {
            lines: lines("+<h1>We are back in a moment.</h1>\n+<p>Orders are kept.</p>"),
        }),
        file("conf/logo.png", "changed", { note: "binary" }),
        file("run.sh", "changed", { note: "mode" }),
    ],
    environment: [
        { file: ".env", key: "FEATURE_CHECKOUT", change: "added", secret: false },
        { file: ".env", key: "DB_PASSWORD", change: "changed", secret: true },
        { file: "worker.env", key: "LEGACY_CACHE_URL", change: "removed", secret: false },
    ],
    images: [
        {
            service: "web",
            change: "changed",
            before: { name: null, id: `sha256:${"a1b2c3d4".repeat(8)}`, built: true },
            after: { name: null, id: `sha256:${"9f8e7d6c".repeat(8)}`, built: true },
        },
        {
            service: "cache",
            change: "removed",
            before: { name: "redis:7", id: `sha256:${"7c".repeat(32)}`, built: false },
            after: null,
        },
        { service: "db", change: "same", before: null, after: null },
        { service: "queue", change: "same", before: null, after: null },
    ],
    added: {
        count: 52,
        items: [
            commit("9f8e7d6", "Add checkout\n\nWith a queue for orders.", "Ben", "2026-01-02T00:00:00.000Z"),
            commit(
                "41d0c1a",
                "Let uploads be larger, since people send photographs of receipts",
                "Ana",
                "2026-01-01T12:00:00.000Z",
            ),
        ],
    },
    gone: { count: 0, items: [] },
    url: "https://git.example.org/ana/shop/compare/5d0c9ee...9f8e7d6",
};

/** The same stack, with what Git has now. */
export const cannedGitComparison: ComparisonView = {
    ...cannedComparison,
    from: cannedComparison.to,
    to: {
        release: null,
        commit: { sha: "0c1d2e3".repeat(6).slice(0, 40), message: "Let people pay by invoice", author: "Ana" },
        ref: "refs/heads/main",
        at: "2026-01-03T00:00:00.000Z",
    },
    images: [
        { ...cannedComparison.images[0]!, after: { name: null, id: null, built: true } },
        ...cannedComparison.images.slice(1),
    ],
};
