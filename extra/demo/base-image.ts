import { createDockerEngine } from "../../backend/exec/docker-engine";

/** The private engine can't pull and brings an image of its own; every other engine pulls a small public one. */
export async function chooseBaseImage(): Promise<string> {
    return (await createDockerEngine().image("busybox-test:1")) ? "busybox-test:1" : "busybox:stable";
}
