import { pageTitle } from "#app/page-title.ts";
import { Survey } from "#components/survey/survey.tsx";

export const generateMetadata = () => pageTitle("survey");

/** The survey page. */
export default function SurveyPage() {
  return <Survey />;
}
