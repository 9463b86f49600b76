import { useState, useSyncExternalStore } from "react";
import { useTranslations } from "use-intl";
import { Waiting } from "#components/ui/waiting.tsx";
import styles from "./reports.module.css";

/** The document itself, at an address; a sentence stands in its place until it is there. */
export function ReportPreview({ src }: { readonly src: string }) {
  const t = useTranslations("reports");
  const [shown, setShown] = useState<string>();
  // A frame that the server writes may have loaded before anybody listens.
  const isMounted = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );
  return (
    <div className={styles["preview"]}>
      {isMounted ? (
        <iframe
          title={t("preview")}
          sandbox=""
          src={src}
          onLoad={() => {
            setShown(src);
          }}
        />
      ) : undefined}
      {shown === src ? undefined : (
        <div className={styles["coming"]}>
          <Waiting>{t("previewComing")}</Waiting>
        </div>
      )}
    </div>
  );
}
