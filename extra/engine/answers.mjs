import http from "node:http";
import { run } from "./run.mjs";

function target(host) {
    const url = new URL(host);
    if (url.protocol === "unix:") {
        return { socketPath: decodeURIComponent(url.pathname) };
    }
    if (url.protocol === "tcp:" || url.protocol === "http:") {
        return { host: url.hostname, port: url.port || 2375 };
    }
    return null;
}

function ping(options) {
    return new Promise((resolve) => {
        const request = http.get({ ...options, path: "/_ping", timeout: 3000 }, (response) => {
            response.resume();
            resolve(response.statusCode === 200);
        });
        request.on("timeout", () => request.destroy());
        request.on("error", () => resolve(false));
    });
}

/** True when a Docker Engine answers at this DOCKER_HOST value within three seconds. */
export async function answers(host) {
    const direct = URL.canParse(host) ? target(host) : null;
    if (direct && !process.env.DOCKER_TLS_VERIFY) {
        return ping(direct);
    }
    // TLS and ssh hosts are left to the client, which knows how to reach them.
    return run("docker", ["version", "--format", "{{.Server.Version}}"], {
        env: { ...process.env, DOCKER_HOST: host },
        timeout: 10_000,
    }).then(
        () => true,
        () => false,
    );
}
