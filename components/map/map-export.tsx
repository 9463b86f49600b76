"use client";

import { memo, useRef, useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl";
import { Button } from "#components/ui/button.tsx";
import type { Geometry } from "#lib/report/chart/geometry.ts";
import type { ChartLanguage } from "#lib/report/chart/words.ts";
import { sheetPicture, sheetText } from "./map-picture.ts";
import styles from "./map.module.css";

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The writers that few ask for come when they are asked for. */
const formats = {
  svg: (geometry: Geometry, language: ChartLanguage) =>
    Promise.resolve(new Blob([sheetText(geometry, language)], { type: "image/svg+xml" })),
  png: sheetPicture,
  drawio: async (geometry: Geometry) => {
    const { writeDrawio } = await import("#lib/report/chart/write-drawio.ts");
    return new Blob([writeDrawio(geometry)], { type: "application/vnd.jgraph.mxfile" });
  },
  mmd: async (geometry: Geometry) => {
    const { writeMermaid } = await import("#lib/report/chart/write-mermaid.ts");
    return new Blob([writeMermaid(geometry)], { type: "text/plain" });
  },
  dot: async (geometry: Geometry) => {
    const { writeDot } = await import("#lib/report/chart/write-dot.ts");
    return new Blob([writeDot(geometry)], { type: "text/plain" });
  },
} as const;

const order = ["svg", "png", "drawio", "mmd", "dot"] as const;

/** Whether a picture can be put on the clipboard: browsers refuse on a page that is not secure. */
function canCopyPictures(): boolean {
  return typeof ClipboardItem !== "undefined" && window.isSecureContext;
}

/** What a browser can does not change while a page is open. */
function neverChanges(): () => void {
  return () => undefined;
}

/** Puts the picture on the clipboard, to be pasted into a message. */
async function copyPicture(geometry: Geometry, language: ChartLanguage): Promise<void> {
  // The promise is given before it is kept: Safari takes nothing that comes later than the click.
  await navigator.clipboard.write([new ClipboardItem({ "image/png": sheetPicture(geometry, language) })]);
}

/** Saves what is drawn, as it is drawn, in one of several formats; or copies it as a picture. */
export const MapExport = memo(function MapExport({
  geometry,
  snapshotId,
}: {
  readonly geometry: Geometry;
  readonly snapshotId: string;
}) {
  const t = useTranslations("map.export");
  const language = useLocale();
  const menu = useRef<HTMLDetailsElement>(null);
  const write = async (format: (typeof order)[number]): Promise<void> => {
    menu.current?.removeAttribute("open");
    save(await formats[format](geometry, language), `roadstead-map-${snapshotId}.${format}`);
  };
  const canCopy = useSyncExternalStore(neverChanges, canCopyPictures, () => false);
  const copy = async (): Promise<void> => {
    menu.current?.removeAttribute("open");
    await copyPicture(geometry, language);
  };
  return (
    <details ref={menu} className={styles["menu"]} data-export="">
      <summary>{t("title")}</summary>
      <div className={styles["choices"]}>
        {order.map((format) => (
          <Button key={format} look="quiet" onClick={() => void write(format)}>
            {t(format)}
          </Button>
        ))}
        {canCopy ? (
          <Button look="quiet" onClick={() => void copy()}>
            {t("copy")}
          </Button>
        ) : undefined}
      </div>
    </details>
  );
});
