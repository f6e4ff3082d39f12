import type { Step } from "../step";
import { approvalStep } from "./approval-step";
import { buildStep } from "./build-step";
import { checkoutStep } from "./checkout-step";
import { postDeployStep, preBuildStep, preDeployStep, testStep } from "./command-steps";
import { deployStep } from "./deploy-step";
import { finishStep } from "./finish-step";
import { planStep } from "./plan-step";
import { pushStep } from "./push-step";
import { verifyStep } from "./verify-step";

/** In the order in which a deployment passes through them. */
export const STEPS: readonly Step[] = [
    checkoutStep,
    planStep,
    preBuildStep,
    buildStep,
    testStep,
    pushStep,
    approvalStep,
    preDeployStep,
    deployStep,
    verifyStep,
    postDeployStep,
    finishStep,
];
