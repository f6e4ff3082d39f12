import { PHRASES } from "../../../common/phrases";
import { englishAccess } from "./english-access";
import { englishAgents } from "./english-agents";
import { englishAudit } from "./english-audit";
import { englishBuild } from "./english-build";
import { englishCanary } from "./english-canary";
import { englishCicd } from "./english-cicd";
import { englishCompare } from "./english-compare";
import { englishDrift } from "./english-drift";
import { englishEnvironment } from "./english-environment";
import { englishErrors } from "./english-errors";
import { englishCommands } from "./english-commands";
import { englishDisk } from "./english-disk";
import { englishFigures } from "./english-figures";
import { englishHistory } from "./english-history";
import { englishHolds } from "./english-holds";
import { englishForge } from "./english-forge";
import { englishJobs } from "./english-jobs";
import { englishLog } from "./english-log";
import { englishOrigins } from "./english-origins";
import { englishPages } from "./english-pages";
import { englishPlan } from "./english-plan";
import { englishPanel } from "./english-panel";
import { englishPolling } from "./english-polling";
import { englishQueue } from "./english-queue";
import { englishRepositories } from "./english-repositories";
import { englishRollback } from "./english-rollback";
import { englishRules } from "./english-rules";
import { englishServices } from "./english-services";
import { englishSettingParts } from "./english-setting-parts";
import { englishSettings } from "./english-settings";
import { englishWizard } from "./english-wizard";
import { englishTerms } from "./english-terms";

/** Everything that the panels say, in English. `{name}` is filled in. */
export const english = {
    ...englishAccess,
    ...englishAgents,
    ...englishAudit,
    ...englishBuild,
    ...englishCanary,
    ...englishCicd,
    ...englishCompare,
    ...englishDrift,
    ...englishEnvironment,
    ...englishErrors,
    ...englishCommands,
    ...englishDisk,
    ...englishFigures,
    ...englishHistory,
    ...englishHolds,
    ...englishForge,
    ...englishJobs,
    ...englishLog,
    ...englishOrigins,
    ...englishPages,
    ...englishPlan,
    ...englishPanel,
    ...englishPolling,
    ...englishQueue,
    ...englishRepositories,
    ...englishRollback,
    ...englishRules,
    ...englishServices,
    ...englishSettingParts,
    ...englishSettings,
    ...PHRASES,
    ...englishWizard,
    ...englishTerms,
    "panel.title": "Deployments",
    loading: "Loading…",
    retryLoad: "Try again",
    save: "Save",
    cancel: "Cancel",
    discard: "Discard changes",
    copy: "Copy",
    "copy.of": "Copy {label}",
    "copy.done": "Copied",
    commit: "Commit",
    images: "Images",

    "time.now": "just now",
    "time.secondsAgo": "{count} s ago",
    "time.minutesAgo": "{count} min ago",
    "time.hoursAgo": "{count} h ago",
    "time.daysAgo": "{count} d ago",
    "time.seconds": "{count} s",
    "time.minutesSeconds": "{minutes} min {seconds} s",
    "time.hoursMinutes": "{hours} h {minutes} min",

    "tab.history": "History",
    "tab.repository": "Repository",
    "tab.build": "Build",
    "tab.environment": "Environment",

    "empty.sentence": "Connect this stack to a Git repository, and each push builds and deploys it by itself.",
    "empty.connect": "Connect a Git repository",
    "empty.api": "Or connect it through the API",
    "empty.command": "Command",
    "empty.token": "Make a token",
    "empty.tokenName": "made for {stack}",
    "empty.tokenOnce": "The token is shown only this once, and may change everything here: keep it safe.",

    live: "live",
    "live.none": "nothing live yet",
    "live.adopted": "as it ran before the stack was connected",
    "live.adoptedFiles": "as its files were before the stack was connected",
    "release.number": "release #{number}",
    "health.well": "healthy {well}/{all}",
    "health.starting": "starting {well}/{all}",
    "health.ill": "{service} {state} ({well}/{all} well)",
    "health.unhealthy": "unhealthy",
    "health.exited": "exited",
    "health.restarting": "restarting again and again",
    "health.missing": "missing",

    "state.queued": "queued",
    "state.running": "running",
    "state.waiting": "waiting",
    "state.succeeded": "succeeded",
    "state.failed": "failed",
    "state.canceled": "canceled",
    "state.rolled-back": "rolled back",
    "state.superseded": "superseded",
    "superseded.by": "A newer deployment took its place: #{id}.",
    "state.canceling": "canceling",
    "waiting.approval": "waits for approval",
    "waiting.checks": "waits for checks",
    "waiting.freeze": "waits for the freeze to end",
    "waiting.rate": "waits for a registry",
    "waiting.stopped": "waits: the stack is stopped",
    "waiting.paused": "waits: paused",
    "step.checkout": "checkout",
    "step.plan": "plan",
    "step.build": "build",
    "step.deploy": "deploy",
    "step.verify": "verify",
    "step.pre-build": "pre-build",
    "step.test": "test",
    "step.push": "push",
    "step.approval": "approval",
    "step.pre-deploy": "pre-deploy",
    "step.post-deploy": "post-deploy",
    "step.finish": "finish",
    "step.state.pending": "to come:",
    "step.state.running": "running:",
    "step.state.succeeded": "done:",
    "step.state.failed": "failed:",
    "step.state.skipped": "skipped:",
    "step.state.canceled": "canceled:",
    "step.flaky": "flaky: went well only on try {tries}",
    "running.usually": "usually {duration}",
    "trigger.push": "push",
    "trigger.manual": "manual",
    "trigger.rollback": "rollback",
    "trigger.poll": "poll",
    "trigger.pull-request": "pull request",
    "trigger.adopt": "adoption",
    "trigger.environment": "environment",
    "trigger.long.push": "Push",
    "trigger.long.manual": "Manual deployment",
    "trigger.long.rollback": "Rollback",
    "trigger.long.poll": "New commit found",
    "trigger.long.pull-request": "Pull request",
    "trigger.long.adopt": "Stack connected",
    "trigger.long.environment": "Environment changed",
    "trigger.by.push": "push by {user}",
    "trigger.by.manual": "asked for by {user}",
    "trigger.by.rollback": "rollback by {user}",
    "trigger.by.poll": "found by polling",
    "trigger.by.pull-request": "pull request by {user}",
    "trigger.by.adopt": "connected by {user}",
    "trigger.by.environment": "environment changed by {user}",

    deploy: "Deploy",
    "deploy.again": "Deploy again",
    "deploy.more": "More ways to deploy",
    "deploy.latest": "Latest of {branch}",
    "deploy.ref": "A branch, tag or commit…",
    "deploy.plan": "Show the plan first…",
    "deploy.title": "Deploy {stack}",
    "deploy.refLabel": "Branch, tag or commit",
    "deploy.refPlaceholder": "latest of {branch}",
    retry: "Retry",
    "retry.number": "Retry #{id}",
    "retry.from": "Retry #{id} from: {step}",
    rollback: "Roll back",
    "rollback.choose": "Roll back to a release…",
    "rollback.title": "Roll back to an earlier release",
    "rollback.to": "Roll back to release #{number}",
    "rollback.release": "Release",
    "rollback.since": "Went live",
    "rollback.none": "There is no earlier release to go back to yet.",
    "rollback.meaning":
        "Its kept images, compose file and environment are deployed and checked like any deployment. Volumes stay as they are.",
    "rights.title": "What this commit asks for beyond ordinary containers",
    "rights.granted": "granted",
    "rights.missing": "not granted",
    "rights.none": "This commit asks for nothing beyond what is granted.",
    "rights.grant": "Grant exactly this",
    "rights.grantAndDeploy": "Grant exactly this and deploy",
    "rights.review": "Review what it asks for",
    "rights.revoke": "Take back",
    "rights.list": "Granted rights",
    "rights.hint": "Git may change these services, but not make them do more than this.",
    "history.empty": "No deployment yet. Push to the branch, or press Deploy.",
    "history.more": "Show older deployments",
} as const;
