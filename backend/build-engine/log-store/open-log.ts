import type { MaskStream } from "../../exec/mask";
import { createMask } from "../../exec/mask";
import type { LogWriter } from "../log-store";
import type { LogAppender } from "./log-appender";
import { createTerminalText } from "./terminal-text";

/** A log with its one writer; followers wait here for more. */
export class OpenLog implements LogWriter {
    private readonly terminal = createTerminalText();
    private stream: MaskStream;
    private waiting: (() => void)[] = [];
    closed = false;

    constructor(
        readonly appender: LogAppender,
        private readonly secrets: string[],
        private readonly onClose: () => void,
    ) {
        this.stream = createMask(secrets).stream();
    }

    get offset(): number {
        return this.appender.offset;
    }

    write(text: string): void {
        if (!this.closed) {
            this.append(this.stream.write(this.terminal.write(text)));
        }
    }

    addSecrets(secrets: readonly string[]): void {
        this.secrets.push(...secrets);
        const held = this.stream.end();
        this.stream = createMask(this.secrets).stream();
        this.append(this.stream.write(held));
    }

    masked(text: string): string {
        return createMask(this.secrets).text(text);
    }

    async close(): Promise<void> {
        if (this.closed) {
            return;
        }
        this.append(this.stream.write(this.terminal.end()) + this.stream.end());
        this.closed = true;
        this.appender.close();
        this.onClose();
        this.wake();
    }

    /** Resolves when something was written or the log was closed. Ask for it before reading, so that nothing is missed. */
    changed(): Promise<void> {
        return new Promise((resolve) => this.waiting.push(resolve));
    }

    private append(text: string): void {
        if (text !== "") {
            this.appender.append(text);
            this.wake();
        }
    }

    private wake(): void {
        const waiting = this.waiting;
        this.waiting = [];
        waiting.forEach((resolve) => resolve());
    }
}
