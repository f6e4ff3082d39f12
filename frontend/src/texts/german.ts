import type { english } from "./english";
import { germanAccess } from "./german-access";
import { germanAgents } from "./german-agents";
import { germanAudit } from "./german-audit";
import { germanBuild } from "./german-build";
import { germanCanary } from "./german-canary";
import { germanCicd } from "./german-cicd";
import { germanCompare } from "./german-compare";
import { germanDrift } from "./german-drift";
import { germanEnvironment } from "./german-environment";
import { germanErrors } from "./german-errors";
import { germanCommands } from "./german-commands";
import { germanDisk } from "./german-disk";
import { germanFigures } from "./german-figures";
import { germanHistory } from "./german-history";
import { germanHolds } from "./german-holds";
import { germanForge } from "./german-forge";
import { germanJobs } from "./german-jobs";
import { germanLog } from "./german-log";
import { germanOrigins } from "./german-origins";
import { germanPages } from "./german-pages";
import { germanPhrases } from "./german-phrases";
import { germanPlan } from "./german-plan";
import { germanPanel } from "./german-panel";
import { germanPolling } from "./german-polling";
import { germanQueue } from "./german-queue";
import { germanRepositories } from "./german-repositories";
import { germanRollback } from "./german-rollback";
import { germanRules } from "./german-rules";
import { germanServices } from "./german-services";
import { germanSettingParts } from "./german-setting-parts";
import { germanSettings } from "./german-settings";
import { germanWizard } from "./german-wizard";
import { germanTerms } from "./german-terms";

/** Everything that the panels say, in German, with the words of Dockge's own translation. */
export const german: Record<keyof typeof english, string> = {
    ...germanAccess,
    ...germanAgents,
    ...germanAudit,
    ...germanBuild,
    ...germanCanary,
    ...germanCicd,
    ...germanCompare,
    ...germanDrift,
    ...germanEnvironment,
    ...germanErrors,
    ...germanCommands,
    ...germanDisk,
    ...germanFigures,
    ...germanHistory,
    ...germanHolds,
    ...germanForge,
    ...germanJobs,
    ...germanLog,
    ...germanOrigins,
    ...germanPages,
    ...germanPhrases,
    ...germanPlan,
    ...germanPanel,
    ...germanPolling,
    ...germanQueue,
    ...germanRepositories,
    ...germanRollback,
    ...germanRules,
    ...germanServices,
    ...germanSettingParts,
    ...germanSettings,
    ...germanWizard,
    ...germanTerms,
    "panel.title": "Deployments",
    loading: "Wird geladen…",
    retryLoad: "Erneut versuchen",
    save: "Speichern",
    cancel: "Abbrechen",
    discard: "Änderungen verwerfen",
    copy: "Kopieren",
    "copy.of": "{label} kopieren",
    "copy.done": "Kopiert",
    commit: "Commit",
    images: "Images",

    "time.now": "gerade eben",
    "time.secondsAgo": "vor {count} s",
    "time.minutesAgo": "vor {count} min",
    "time.hoursAgo": "vor {count} h",
    "time.daysAgo": "vor {count} T",
    "time.seconds": "{count} s",
    "time.minutesSeconds": "{minutes} min {seconds} s",
    "time.hoursMinutes": "{hours} h {minutes} min",

    "tab.history": "Verlauf",
    "tab.repository": "Repository",
    "tab.build": "Build",
    "tab.environment": "Umgebung",

    "empty.sentence": "Verbinde diesen Stack mit einem Git-Repository, und jeder Push baut und deployt ihn von selbst.",
    "empty.connect": "Mit einem Git-Repository verbinden",
    "empty.api": "Oder über die API verbinden",
    "empty.command": "Befehl",
    "empty.token": "Token erstellen",
    "empty.tokenName": "erstellt für {stack}",
    "empty.tokenOnce":
        "Das Token wird nur dieses eine Mal angezeigt und darf hier alles ändern: Bewahre es sicher auf.",

    live: "live",
    "live.none": "noch nichts live",
    "live.adopted": "wie es lief, bevor der Stack verbunden wurde",
    "live.adoptedFiles": "wie die Dateien waren, bevor der Stack verbunden wurde",
    "release.number": "Release #{number}",
    "health.well": "gesund {well}/{all}",
    "health.starting": "startet {well}/{all}",
    "health.ill": "{service} {state} ({well}/{all} in Ordnung)",
    "health.unhealthy": "nicht gesund",
    "health.exited": "beendet",
    "health.restarting": "startet immer wieder neu",
    "health.missing": "fehlt",

    "state.queued": "eingereiht",
    "state.running": "läuft",
    "state.waiting": "wartet",
    "state.succeeded": "erfolgreich",
    "state.failed": "fehlgeschlagen",
    "state.canceled": "abgebrochen",
    "state.rolled-back": "zurückgerollt",
    "state.superseded": "überholt",
    "superseded.by": "Ein neueres Deployment trat an seine Stelle: #{id}.",
    "state.canceling": "wird abgebrochen",
    "waiting.approval": "wartet auf Freigabe",
    "waiting.checks": "wartet auf Prüfungen",
    "waiting.freeze": "wartet auf das Ende der Sperrzeit",
    "waiting.rate": "wartet auf eine Registry",
    "waiting.stopped": "wartet: Der Stack ist angehalten",
    "waiting.paused": "wartet: pausiert",
    "step.checkout": "Auschecken",
    "step.plan": "Planen",
    "step.build": "Bauen",
    "step.deploy": "Deployen",
    "step.verify": "Prüfen",
    "step.pre-build": "Vor dem Bauen",
    "step.test": "Testen",
    "step.push": "Hochladen",
    "step.approval": "Freigabe",
    "step.pre-deploy": "Vor dem Deployen",
    "step.post-deploy": "Nach dem Deployen",
    "step.finish": "Abschließen",
    "step.state.pending": "steht aus:",
    "step.state.running": "läuft:",
    "step.state.succeeded": "fertig:",
    "step.state.failed": "fehlgeschlagen:",
    "step.state.skipped": "übersprungen:",
    "step.state.canceled": "abgebrochen:",
    "step.flaky": "wacklig: erst im Versuch {tries} gelungen",
    "running.usually": "meist {duration}",
    "trigger.push": "Push",
    "trigger.manual": "manuell",
    "trigger.rollback": "Rollback",
    "trigger.poll": "Abfrage",
    "trigger.pull-request": "Pull Request",
    "trigger.adopt": "Übernahme",
    "trigger.environment": "Umgebung",
    "trigger.long.push": "Push",
    "trigger.long.manual": "Manuelles Deployment",
    "trigger.long.rollback": "Rollback",
    "trigger.long.poll": "Neuer Commit gefunden",
    "trigger.long.pull-request": "Pull Request",
    "trigger.long.adopt": "Stack verbunden",
    "trigger.long.environment": "Umgebung geändert",
    "trigger.by.push": "Push von {user}",
    "trigger.by.manual": "angefordert von {user}",
    "trigger.by.rollback": "Rollback durch {user}",
    "trigger.by.poll": "durch Abfrage gefunden",
    "trigger.by.pull-request": "Pull Request von {user}",
    "trigger.by.adopt": "verbunden von {user}",
    "trigger.by.environment": "Umgebung geändert von {user}",

    deploy: "Deployen",
    "deploy.again": "Erneut deployen",
    "deploy.more": "Weitere Arten zu deployen",
    "deploy.latest": "Neuester Stand von {branch}",
    "deploy.ref": "Ein Branch, Tag oder Commit…",
    "deploy.plan": "Zuerst den Plan zeigen…",
    "deploy.title": "{stack} deployen",
    "deploy.refLabel": "Branch, Tag oder Commit",
    "deploy.refPlaceholder": "neuester Stand von {branch}",
    retry: "Erneut versuchen",
    "retry.number": "#{id} erneut versuchen",
    "retry.from": "#{id} erneut ab: {step}",
    rollback: "Zurückrollen",
    "rollback.choose": "Auf ein Release zurückrollen…",
    "rollback.title": "Auf ein früheres Release zurückrollen",
    "rollback.to": "Auf Release #{number} zurückrollen",
    "rollback.release": "Release",
    "rollback.since": "Live seit",
    "rollback.none": "Es gibt noch kein früheres Release, auf das zurückgerollt werden kann.",
    "rollback.meaning":
        "Seine aufbewahrten Images, Compose-Datei und Umgebung werden deployt und geprüft wie bei jedem Deployment. Volumes bleiben, wie sie sind.",
    "rights.title": "Was dieser Commit über gewöhnliche Container hinaus verlangt",
    "rights.granted": "gewährt",
    "rights.missing": "nicht gewährt",
    "rights.none": "Dieser Commit verlangt nichts, was nicht gewährt ist.",
    "rights.grant": "Genau dies gewähren",
    "rights.grantAndDeploy": "Genau dies gewähren und deployen",
    "rights.review": "Ansehen, was er verlangt",
    "rights.revoke": "Zurücknehmen",
    "rights.list": "Gewährte Rechte",
    "rights.hint": "Git darf diese Dienste ändern, aber sie nicht mehr tun lassen als dies.",
    "history.empty": "Noch kein Deployment. Pushe auf den Branch oder klicke auf Deployen.",
    "history.more": "Ältere Deployments anzeigen",
};
