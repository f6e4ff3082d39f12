import type { CommandOutcome, StackCommand } from "../../backend/deploy/commands/stack-command";
import type { Deployer, DeployContext, LiveRelease } from "../../backend/deploy/deployer";
import type { PublishedPort } from "../../backend/exec/published-ports";
import type { ReleaseContent } from "../../backend/models/releases";

const emptyPlan = {
    commit: null,
    changes: [],
    commits: [],
    differences: [],
    missingEnvironment: [],
    rights: [],
    notes: [],
};

function contentNamed(name: string): ReleaseContent {
    return { stackFiles: { "compose.yaml": name }, trackedFiles: {}, services: {} };
}

/** Remembers what is "live" and what was called; `on` replaces single methods. */
export class FakeDeployer implements Deployer {
    live: string | null = null;
    portsOfOtherStacks: PublishedPort[] = [];
    calls: string[] = [];
    rendered = "v1";
    /** What was live for each call of `render`. */
    readonly renderedOver: (string | null)[] = [];
    on: Partial<Deployer> = {};
    /** Exit codes by the command's name, one for each start in turn; the last one counts on, and 0 where none is given. */
    exitCodes: Record<string, number[]> = {};
    /** Every command that was started, and how each ended: asked for again, an ended one is not started a second time. */
    readonly commands: StackCommand[] = [];
    /** Deployments whose commands were ended. */
    readonly endedCommands: number[] = [];
    readonly #ended = new Map<string, CommandOutcome>();

    private note(call: string): void {
        this.calls.push(call);
    }

    private nameOf(release: LiveRelease): string {
        return release.content.stackFiles["compose.yaml"] ?? "";
    }

    async prepare(...args: Parameters<Deployer["prepare"]>) {
        this.note("prepare");
        return this.on.prepare?.(...args) ?? { toBuild: ["web"], plan: structuredClone(emptyPlan) };
    }

    async build(...args: Parameters<Deployer["build"]>) {
        this.note("build");
        return this.on.build?.(...args) ?? [];
    }

    async render(...[{ active }]: Parameters<Deployer["render"]>) {
        this.note("render");
        this.renderedOver.push(active?.content.stackFiles["compose.yaml"] ?? null);
        return { content: contentNamed(this.rendered), environment: "A=1", plan: structuredClone(emptyPlan) };
    }

    async changeEnvironment(...args: Parameters<Deployer["changeEnvironment"]>) {
        this.note("change environment");
        const [{ active, environment }] = args;
        const plan = structuredClone(emptyPlan);
        return this.on.changeEnvironment?.(...args) ?? { content: active.content, environment, plan };
    }

    async foresee(...args: Parameters<Deployer["foresee"]>) {
        return this.on.foresee?.(...args) ?? structuredClone(emptyPlan);
    }

    async foreseeUpdate(...args: Parameters<Deployer["foreseeUpdate"]>) {
        this.note("foresee update");
        const [{ active, environment }] = args;
        const plan = structuredClone(emptyPlan);
        return this.on.foreseeUpdate?.(...args) ?? { content: active.content, environment, plan, unsure: false };
    }

    async updateImages(...args: Parameters<Deployer["updateImages"]>) {
        this.note("update images");
        const [{ active, environment }] = args;
        const plan = structuredClone(emptyPlan);
        return this.on.updateImages?.(...args) ?? { content: active.content, environment, plan };
    }

    async captureCurrent() {
        return this.live === null ? null : { content: contentNamed(this.live), environment: null };
    }

    async rightsOf(...args: Parameters<Deployer["rightsOf"]>) {
        return this.on.rightsOf?.(...args) ?? [];
    }

    async currentGrants() {
        return [];
    }

    async preflight(...args: Parameters<Deployer["preflight"]>) {
        await this.on.preflight?.(...args);
    }

    async apply(next: LiveRelease, previous: LiveRelease | null, context: DeployContext) {
        this.note(`apply ${this.nameOf(next)}`);
        await this.on.apply?.(next, previous, context);
        this.live = this.nameOf(next);
    }

    async undo(next: LiveRelease, previous: LiveRelease | null, context: DeployContext) {
        this.note(`undo ${this.nameOf(next)}`);
        if (this.on.undo) {
            return this.on.undo(next, previous, context);
        }
        this.live = previous && this.nameOf(previous);
        return { result: previous ? ("restored" as const) : ("removed" as const) };
    }

    async verify(...args: Parameters<Deployer["verify"]>) {
        this.note("verify");
        await this.on.verify?.(...args);
    }

    async forgetRoutes(gone: LiveRelease | null, next: LiveRelease) {
        this.note(`forget routes of ${gone && this.nameOf(gone)} beside ${this.nameOf(next)}`);
    }

    async awaitEngine(...args: Parameters<Deployer["awaitEngine"]>) {
        await this.on.awaitEngine?.(...args);
    }

    async isLive(...args: Parameters<Deployer["isLive"]>) {
        const [release] = args;
        if (this.on.isLive) {
            return this.on.isLive(...args);
        }
        return this.live === this.nameOf(release);
    }

    async endWarm() {
        this.note("endWarm");
    }

    async down() {
        this.note("down");
    }

    async health() {
        return [];
    }

    async stopped(...args: Parameters<Deployer["stopped"]>) {
        return this.on.stopped?.(...args) ?? { services: [], running: true };
    }

    async drift(...args: Parameters<Deployer["drift"]>) {
        return this.on.drift?.(...args) ?? [];
    }

    async mapHandEdit(...args: Parameters<Deployer["mapHandEdit"]>) {
        return this.on.mapHandEdit?.(...args) ?? { edits: [], unmapped: [], files: [], notInFiles: [] };
    }

    async missingImages(...args: Parameters<Deployer["missingImages"]>) {
        return this.on.missingImages?.(...args) ?? [];
    }

    async fetchImages(...args: Parameters<Deployer["fetchImages"]>) {
        this.note("fetch images");
        await this.on.fetchImages?.(...args);
    }

    async bringBack(...args: Parameters<Deployer["bringBack"]>) {
        return this.on.bringBack?.(...args) ?? args[0];
    }

    async volumeNotes(...args: Parameters<Deployer["volumeNotes"]>) {
        return this.on.volumeNotes?.(...args) ?? [];
    }

    async copyVolumes(...args: Parameters<Deployer["copyVolumes"]>) {
        await this.on.copyVolumes?.(...args);
    }

    async restoreVolumes(...args: Parameters<Deployer["restoreVolumes"]>) {
        this.note(`restore volumes of ${args[0]}`);
        await this.on.restoreVolumes?.(...args);
    }

    async volumeCopies(...args: Parameters<Deployer["volumeCopies"]>) {
        return this.on.volumeCopies?.(...args) ?? [];
    }

    async volumeCopiesOnDisk(...args: Parameters<Deployer["volumeCopiesOnDisk"]>) {
        return this.on.volumeCopiesOnDisk?.(...args) ?? [];
    }

    async pruneVolumeCopies(...args: Parameters<Deployer["pruneVolumeCopies"]>) {
        await this.on.pruneVolumeCopies?.(...args);
    }

    async diskUsage(...args: Parameters<Deployer["diskUsage"]>) {
        return this.on.diskUsage?.(...args) ?? { images: [], snapshots: [] };
    }

    async buildCache() {
        return this.on.buildCache?.() ?? { bytes: 0, count: 0 };
    }

    async cutBuildCache(keepBytes: number) {
        this.note(`cut build cache to ${keepBytes}`);
    }

    async portsOfOthers() {
        return this.portsOfOtherStacks;
    }

    async dataRoot() {
        return null;
    }

    async forget() {
        this.note("forget");
    }

    async prune() {
        this.note("prune");
    }

    async runCommand(command: StackCommand, context: DeployContext): Promise<CommandOutcome> {
        const ended = this.#ended.get(command.id);
        if (ended) {
            return ended;
        }
        const name = command.config.name ?? String(command.config.run);
        this.commands.push(command);
        this.note(`run ${name}`);
        const outcome = (await this.on.runCommand?.(command, context)) ?? this.#scripted(name);
        this.#ended.set(command.id, outcome);
        return outcome;
    }

    #scripted(name: string): CommandOutcome {
        const codes = this.exitCodes[name] ?? [0];
        return { exitCode: (codes.length > 1 ? codes.shift() : codes[0]) ?? 0, timedOut: false };
    }

    async endCommands(stack: string, deploymentId: number): Promise<void> {
        this.endedCommands.push(deploymentId);
        await this.on.endCommands?.(stack, deploymentId);
    }

    async endCommand(stack: string, commandId: string): Promise<void> {
        this.#ended.delete(commandId);
        await this.on.endCommand?.(stack, commandId);
    }
}
