import { request, type ClientRequest, type IncomingMessage } from "node:http";
import { once } from "node:events";
import type { Address } from "./address";

/** A request whose answer goes on until it is closed here: so long its container has something open. */
export class OpenStream {
    /** Why it ended before it was closed; empty while all is well. */
    broken = "";
    #closed = false;

    private constructor(private readonly call: ClientRequest) {}

    /** Resolves when the answer has begun. */
    static async open(at: Address): Promise<OpenStream> {
        const call = request({ host: "127.0.0.1", ...at, path: "/stream", agent: false });
        const stream = new OpenStream(call);
        call.on("error", (error) => stream.#end(error.message));
        call.end();
        const [response] = (await once(call, "response")) as [IncomingMessage];
        response.on("error", (error) => stream.#end(error.message));
        response.on("end", () => stream.#end("its container ended it"));
        await once(response, "data");
        response.resume();
        return stream;
    }

    close(): void {
        this.#closed = true;
        this.call.destroy();
    }

    #end(reason: string): void {
        this.broken ||= this.#closed ? "" : reason;
    }
}
