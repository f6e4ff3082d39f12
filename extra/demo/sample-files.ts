/** A small shop: one built service that answers with its version, and one that is only an image. */
export function sampleFiles(options: { text: string; port: number; baseImage: string }): Record<string, string> {
    const { text, port, baseImage } = options;
    return {
        "compose.yaml": [
            "# The sample of the demo: a page that is built, and a helper beside it that never changes.",
            "services:",
            "  web:",
            "    build: ./web",
            "    ports:",
            `      - "127.0.0.1:${port}:80"`,
            "    healthcheck:",
            '      test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1/"]',
            "      interval: 1s",
            "    stop_signal: SIGKILL",
            "  clock:",
            `    image: ${baseImage}`,
            '    command: ["sh", "-c", "while true; do date; sleep 60; done"]',
            "    init: true",
            "",
        ].join("\n"),
        "web/Dockerfile": [
            `FROM ${baseImage}`,
            "COPY index.html /www/index.html",
            'CMD ["httpd", "-f", "-p", "80", "-h", "/www"]',
            "",
        ].join("\n"),
        "web/index.html": `${text}\n`,
    };
}
