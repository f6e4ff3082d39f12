import { settingsSchema } from "../../common/schema";
import type { StackView } from "../../common/views";
import { CALLS, PROTOCOL_VERSION, PUSHES } from "../../common/socket-events";
import { VERSION } from "../../common/version";
import { cannedComparison, cannedGitComparison } from "./canned-comparison";
import { cannedDrift, cannedHandEdit } from "./canned-drift";
import { cannedAudit } from "./canned-audit";
import { cannedFigures } from "./canned-figures";
import { cannedDisk } from "./canned-disk";
import { cannedEnvironment, cannedPreview } from "./canned-environment";
import { failedLog } from "./canned-log";
import { textLog } from "./text-log";
import { cannedJobs, cannedRun, cannedRuns } from "./canned-jobs";
import { cannedPlan, refusedPlan } from "./canned-plan";
import { cannedQueue } from "./canned-queue";
import { cannedRuleAnswers } from "./canned-rules";
import { cannedConnectionPreview, cannedConnectMany, cannedRepositories, cannedScan } from "./canned-repositories";
import {
    cannedCertificate,
    cannedCredentials,
    cannedDeliveries,
    cannedDeployments,
    cannedHosts,
    cannedTokens,
    connectedStack,
    releaseView,
    repositoryView,
} from "./canned-views";
import { stackSettingsView } from "./canned-settings";
import { longCredential, longDeliveries, longName, longStack } from "./long-stack";
import { askingStack, failedStack, heldStack, illStack, queuedStack, unconnectedStack } from "./stack-views";

type Payload = Record<string, never> & {
    stack: string;
    deployment: number;
    run: number;
    state?: string;
    event: number;
    to: number | string;
};
export type Push = (event: string, payload: object) => void;

const shortLog = [
    "\u001b[36m▶ checkout\u001b[0m main",
    "HEAD is now at 9f8e7d6 Add checkout",
    "\u001b[36m▶ build\u001b[0m web",
    "#5 [2/4] RUN npm ci --omit=dev",
    "#5 4.211 added 212 packages in 4s",
    "\u001b[33mwarn\u001b[0m 2 moderate severity vulnerabilities",
    "#6 [3/4] COPY . .",
    "",
].join("\n");

const shortJobLog = "dumping 12 tables\nwrote /backup/shop.dump\n";

const cannedVolumes = {
    names: ["shop_data", "shop_uploads"],
    bytes: 734_003_200,
    takenAt: "2026-01-01T00:00:00.000Z",
    atRest: false,
};

const failed = 40;
const logOf = (deployment: number): string => (deployment === failed ? failedLog : shortLog);

const one = <T>(items: T[]) => ({ items, next: null });

const named: Record<string, StackView> = {
    blog: unconnectedStack,
    held: heldStack,
    queued: queuedStack,
    ill: illStack,
    broken: failedStack,
    [longName]: longStack,
    asking: askingStack,
};

/** What a server would answer to each call, from canned views. */
export const fakeAnswers: Record<string, (payload: Payload, push: Push) => unknown> = {
    [CALLS.hello]: () => ({ protocol: PROTOCOL_VERSION, extension: VERSION, host: "standalone", version: "0.1.0" }),
    [CALLS.disk]: () => cannedDisk,
    [CALLS.auditTrail]: () => ({ items: cannedAudit, next: null }),
    [CALLS.figures]: (asked) => cannedFigures(asked),
    [CALLS.freeDisk]: () => ({ freedBytes: 1_200_000_000, freedCount: 4, busy: [] }),
    [CALLS.watch]: () => null,
    [CALLS.unwatch]: () => null,
    [CALLS.stack]: ({ stack }) => ({ ...(named[stack] ?? connectedStack), stack }),
    [CALLS.stacks]: () => [connectedStack],
    [CALLS.repositories]: () => cannedRepositories,
    [CALLS.scanRepository]: () => cannedScan,
    [CALLS.previewConnection]: ({ stack }) => ({ ...cannedConnectionPreview, stack }),
    [CALLS.connectMany]: () => cannedConnectMany,
    [CALLS.changeRepository]: () => cannedRepositories[0],
    [CALLS.createHook]: () => ({
        state: "works",
        message: "A test delivery of git.example.org has arrived.",
        hint: null,
        pollInstead: false,
    }),
    [CALLS.checkHook]: () => ({
        state: "unreached",
        message: "git.example.org has the webhook, but its test did not arrive.",
        hint: "Look at the forge's list of recent deliveries for the reason.",
        pollInstead: true,
    }),
    [CALLS.removeHook]: () => null,
    [CALLS.queue]: () => cannedQueue,
    [CALLS.deployments]: ({ state, stack }) => {
        const known = named[stack]?.deployments ?? cannedDeployments;
        const found = known.map((deployment) => ({ ...deployment, stack: stack ?? deployment.stack }));
        return state ? one(found.filter((deployment) => deployment.state === state)) : { items: found, next: 38 };
    },
    [CALLS.deployment]: ({ deployment }) => cannedDeployments.find(({ id }) => id === deployment),
    [CALLS.releases]: () =>
        one([
            releaseView(41, { state: "active" }),
            releaseView(39, { volumes: cannedVolumes, restore: "rebuild" }),
            releaseView(0, { commit: null }),
        ]),
    [CALLS.drift]: ({ stack }) =>
        stack === "edited" ? cannedDrift : { drifted: false, fields: [], since: null, handEdited: false, kept: null },
    [CALLS.compareReleases]: ({ to }) => (to === "git" ? cannedGitComparison : cannedComparison),
    [CALLS.handEdit]: () => cannedHandEdit,
    [CALLS.updatePlan]: () => refusedPlan,
    [CALLS.environment]: () => ({ text: "API_URL=https://api.example.org\nLOG_LEVEL=info\n", fingerprint: "f1" }),
    [CALLS.environmentKeys]: () => cannedEnvironment,
    [CALLS.saveEnvironmentKeys]: () => ({ ...cannedEnvironment, fingerprint: "f2" }),
    [CALLS.revealEnvironmentKey]: () => ({ value: "s3cr3t-value" }),
    [CALLS.previewEnvironment]: () => cannedPreview,
    [CALLS.applyEnvironment]: () => cannedDeployments[0],
    [CALLS.rollbackEnvironment]: () => ({
        kept: ["DB_PASSWORD"],
        restored: ["API_URL"],
        missed: [],
        needed: [],
        dropped: ["FEATURE_X"],
    }),
    [CALLS.buildSecrets]: () => [{ name: "npm-token", updatedAt: "2026-01-01T00:00:00.000Z", used: true }],
    [CALLS.setBuildSecret]: () => [{ name: "npm-token", updatedAt: "2026-01-01T00:00:00.000Z", used: true }],
    [CALLS.deleteBuildSecret]: () => [],
    [CALLS.webhookEvents]: ({ stack }) => one(stack === longName ? longDeliveries : cannedDeliveries),
    [CALLS.webhookEvent]: ({ event }) => ({
        ...cannedDeliveries.find(({ id }) => id === event),
        headers: { "content-type": "application/json", "x-gitea-event": "push", "user-agent": "Gitea/1.24" },
        body: '{"ref":"refs/heads/main","pusher":{"login":"ben"}}',
    }),
    [CALLS.redeliver]: ({ event }) => cannedDeliveries.find(({ id }) => id === event),
    [CALLS.credentials]: () => [...cannedCredentials, longCredential],
    [CALLS.addCredential]: () => cannedCredentials[0],
    [CALLS.changeCredential]: () => cannedCredentials[0],
    [CALLS.deleteCredential]: () => null,
    [CALLS.hosts]: () => cannedHosts,
    [CALLS.acceptHostKey]: () => cannedHosts[0],
    [CALLS.certificate]: () => cannedCertificate,
    [CALLS.pinCertificate]: () => cannedHosts[0],
    [CALLS.saveAuthority]: () => cannedHosts[0],
    [CALLS.tokens]: () => cannedTokens,
    [CALLS.addToken]: () => ({ ...cannedTokens[0], token: "cicd_9dK2" }),
    [CALLS.revokeToken]: () => null,
    [CALLS.settings]: () => settingsSchema.parse({ publicUrl: "https://dockge.example.org" }),
    [CALLS.saveSettings]: () => settingsSchema.parse({}),
    [CALLS.deploymentPlan]: () => null,
    [CALLS.globalPause]: () => null,
    [CALLS.plan]: () => cannedPlan,
    [CALLS.rights]: () => ({ items: [] }),
    [CALLS.stackSettings]: () => stackSettingsView(),
    [CALLS.saveRepositorySwitches]: ({ allowed }) => stackSettingsView({ allowed }),
    [CALLS.testRules]: () => cannedRuleAnswers,
    [CALLS.saveRights]: () => ({ items: [] }),
    [CALLS.testConnection]: () => ({
        ok: false,
        checks: [
            { name: "reachable", ok: true, message: "git.example.org answers." },
            { name: "credential", ok: true, message: "The repository can be read." },
            { name: "branch", ok: true, message: "The branch main exists." },
            { name: "compose-file", ok: false, message: "No compose file at its root; found others." },
        ],
        composeFiles: ["deploy/compose.yaml", "examples/compose.yaml"],
        branches: ["main", "next"],
        defaultBranch: "main",
    }),
    [CALLS.connect]: () => repositoryView({ webhook: { ...repositoryView().webhook, secret: "whsec_4fJ29s" } }),
    [CALLS.openLog]: ({ deployment }, push) => {
        const text = logOf(deployment);
        setTimeout(() => push(PUSHES.log, { deployment, offset: 0, line: 0, times: [], text, end: false }), 10);
        return { size: Buffer.byteLength(text), firstOffset: 0 };
    },
    [CALLS.closeLog]: () => null,
    [CALLS.logWindow]: ({ deployment, ...ask }) => textLog(logOf(deployment)).window(ask as never),
    [CALLS.searchLog]: ({ deployment, ...asked }) => textLog(logOf(deployment)).search(asked as never),
    [CALLS.jobs]: () => cannedJobs,
    [CALLS.saveJob]: () => cannedJobs[0],
    [CALLS.deleteJob]: () => null,
    [CALLS.runJob]: () => cannedRun(13, { state: "queued", trigger: "manual", startedAt: null, finishedAt: null }),
    [CALLS.runOnce]: () => cannedRun(14, { state: "queued", job: null, startedAt: null, finishedAt: null }),
    [CALLS.jobRuns]: () => one(cannedRuns),
    [CALLS.cancelJobRun]: () => cannedRuns[0],
    [CALLS.openJobLog]: ({ run }, push) => {
        setTimeout(() => push(PUSHES.jobLog, { run, offset: 0, line: 0, times: [], text: shortJobLog, end: true }), 10);
        return { size: Buffer.byteLength(shortJobLog), firstOffset: 0 };
    },
    [CALLS.closeJobLog]: () => null,
    [CALLS.jobLogWindow]: (ask) => textLog(shortJobLog).window(ask as never),
    [CALLS.searchJobLog]: (asked) => textLog(shortJobLog).search(asked as never),
    [CALLS.readJobLog]: () => ({ text: shortJobLog }),
    [CALLS.readLog]: ({ deployment }) => ({ text: logOf(deployment), next: null }),
};
