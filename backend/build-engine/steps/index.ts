import type { Step } from "../step";
import { buildStep } from "./build-step";
import { checkoutStep } from "./checkout-step";
import { deployStep } from "./deploy-step";
import { finishStep } from "./finish-step";
import { planStep } from "./plan-step";
import { verifyStep } from "./verify-step";

/** In the order in which a deployment passes through them. */
export const STEPS: readonly Step[] = [checkoutStep, planStep, buildStep, deployStep, verifyStep, finishStep];
