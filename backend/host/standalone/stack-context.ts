import type { ProcessRunner } from "../../exec/command";
import type { StackGuards } from "../stack-guards";
import type { Outputs } from "./outputs";
import type { StackList } from "./stack-list";
import type { StackListPublisher } from "./stack-list-publisher";

/** What the events of the stack pages work with; one for the whole server. */
export interface StackContext {
    /** Absolute. */
    stacksDir: string;
    runner: ProcessRunner;
    outputs: Outputs;
    list: StackList;
    publisher: StackListPublisher;
    guards: StackGuards;
}
