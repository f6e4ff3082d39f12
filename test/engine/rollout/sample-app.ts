/**
 * Says its version, slowly or without an end where asked; leaves at once when it is told to, as rude applications do.
 */
const APP = `
const { VERSION, FAILING = "0", BACKEND } = process.env;
let count = 0;
require("node:http").createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://web");
    if (pathname === "/stream") {
        const timer = setInterval(() => response.write(VERSION), 100);
        response.on("close", () => clearInterval(timer));
        return;
    }
    if (pathname === "/slow") {
        await new Promise((resolve) => setTimeout(resolve, Number(searchParams.get("ms"))));
    }
    count += 1;
    response.statusCode = count * Number(FAILING) % 1 < Number(FAILING) ? 500 : 200;
    response.end(VERSION);
}).listen(80);
process.on("SIGTERM", () => process.exit(0));
`;

/** Lines of a service that answers with its version; `image` has Node.js. */
export function sampleApp({ image, version }: { image: string; version: string }, more: readonly string[]): string {
    return [
        `    image: ${image}`,
        `    command: ["node", "-e", ${JSON.stringify(APP.replaceAll("$", "$$$$"))}]`,
        `    environment: { VERSION: "${version}" }`,
        "    init: false",
        ...more.map((line) => `    ${line}`),
        "",
    ].join("\n");
}
