import { EventEmitter } from "node:events";
import type { Socket } from "socket.io";
import type { HostConnection } from "../../backend/host/host";
import type { Answer } from "../../common/socket-events";

/** A browser's connection without a network; `waiting` packets stand for a slow one. */
export class FakeConnection implements HostConnection {
    readonly id = "fake";
    distant = false;
    /** What the page has not confirmed yet, where it was asked to. */
    readonly untaken: (() => void)[] = [];
    readonly sent: { event: string; payload: Record<string, unknown> }[] = [];
    user: number | null = 1;
    readonly #handlers = new Map<string, (...args: unknown[]) => void>();
    readonly #closing: (() => void)[] = [];
    readonly #conn = Object.assign(new EventEmitter(), { readyState: "open", writeBuffer: [] as unknown[] });
    readonly socket = { conn: this.#conn } as unknown as Socket;

    userId(): number | null {
        return this.user;
    }

    on(event: string, handler: (...args: unknown[]) => void): void {
        this.#handlers.set(event, handler);
    }

    emit(event: string, payload: Record<string, unknown>, taken?: () => void): void {
        this.sent.push({ event, payload });
        if (taken) {
            this.untaken.push(taken);
        }
        if (this.slow) {
            this.#conn.writeBuffer.push(payload);
        }
    }

    /** While it is set, nothing that is sent arrives. */
    slow = false;

    drain(): void {
        this.#conn.writeBuffer = [];
        this.#conn.emit("drain");
    }

    onClose(listener: () => void): void {
        this.#closing.push(listener);
    }

    close(): void {
        this.#conn.readyState = "closed";
        this.#conn.emit("close");
        this.#closing.forEach((listener) => listener());
    }

    get events(): string[] {
        return [...this.#handlers.keys()];
    }

    /** As a browser sends it; whatever stands in `args` is passed on. */
    receive(event: string, ...args: unknown[]): void {
        this.#handlers.get(event)!(...args);
    }

    ask<T = unknown>(event: string, payload?: unknown): Promise<Answer<T>> {
        return new Promise((resolve) => this.receive(event, payload, resolve));
    }

    payloads(event: string): Record<string, unknown>[] {
        return this.sent.filter((one) => one.event === event).map(({ payload }) => payload);
    }
}
