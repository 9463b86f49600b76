/** The VPCs a gateway is attached to, in the model's shape. */
export function vpcAttachmentsOf(
  attachments: readonly { readonly VpcId?: string | undefined; readonly State?: string | undefined }[] | undefined,
) {
  return (attachments ?? []).map(({ VpcId, State }) => ({ vpcId: VpcId, state: State }));
}
