import type { Route } from "../route";
import { buildConfigRoutes } from "./build-config-routes";
import { compareRoutes } from "./compare-routes";
import { credentialRoutes } from "./credential-routes";
import { deliveryRoutes } from "./delivery-routes";
import { driftRoutes } from "./drift-routes";
import { deploymentRoutes } from "./deployment-routes";
import { environmentRoutes } from "./environment-routes";
import { queueRoutes } from "./queue-routes";
import { diskRoutes } from "./disk-routes";
import { figureRoutes } from "./figure-routes";
import { jobRoutes } from "./job-routes";
import { settingsRoutes } from "./settings-routes";
import { repositoryRoutes } from "./repository-routes";
import { pauseRoutes } from "./pause-routes";
import { ruleRoutes } from "./rule-routes";
import { stackRoutes } from "./stack-routes";
import { webhookRoutes } from "./webhook-routes";

/** Everything below /api/cicd/v1 that answers JSON; all of it needs a token. */
export const ROUTES: readonly Route[] = [
    ...stackRoutes,
    ...driftRoutes,
    ...compareRoutes,
    ...buildConfigRoutes,
    ...environmentRoutes,
    ...webhookRoutes,
    ...repositoryRoutes,
    ...deploymentRoutes,
    ...queueRoutes,
    ...deliveryRoutes,
    ...credentialRoutes,
    ...settingsRoutes,
    ...diskRoutes,
    ...pauseRoutes,
    ...ruleRoutes,
    ...jobRoutes,
    ...figureRoutes,
];
