/** The part of `pg` that the store uses; the package brings no types of its own. */
declare module "pg" {
  import type { PostgresPool } from "kysely";

  const pg: {
    readonly types: {
      readonly builtins: { readonly INT8: number };
      setTypeParser: (oid: number, parse: (text: string) => unknown) => void;
    };
    readonly Pool: new (config: {
      readonly connectionString: string;
      readonly max: number;
      readonly connectionTimeoutMillis: number;
    }) => PostgresPool & { on: (event: "error", listener: () => void) => void };
  };
  export default pg;
}
