import { expect, test } from "vitest";
import { shortArn } from "#components/inventory/cell-text.ts";

test("an ARN is shown by the part that tells it from its neighbours, any other text whole", () => {
  expect(shortArn("arn:aws:ecs:eu-west-1:111111111111:attachment/1b2c3d4e-0000")).toBe(
    "arn:…:attachment/1b2c3d4e-0000",
  );
  expect(shortArn("ELB app/public/50dc6c495c0c9188")).toBe("ELB app/public/50dc6c495c0c9188");
});
