package dev.cascade.it.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cascade.hibernate.Cascades;
import dev.cascade.hibernate.bulk.BatchRequest;
import dev.cascade.hibernate.bulk.MissingIndexes;
import dev.cascade.it.mapping.MappedDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchMappingsIT {

  @RegisterExtension static final MappedDatabase database = Company.onPostgres();

  @BeforeEach
  void twoCompanies() {
    database.execute(
        """
        insert into company select n from generate_series(1, 2) n;
        create temporary table n as select n, 1 + n % 2 as company from generate_series(1, 50) n;
        insert into asset (id, company_id) select n, company from n;
        insert into car (id, wheels) select n, 4 from n where n <= 25;
        insert into house (id, floors) select n, 2 from n where n > 25;
        insert into ticket (id, company_id, dtype) select n, company, case when n <= 25 then 'Bug' else 'Ticket' end from n;
        insert into wheel (id, company_id) select n, company from n where n <= 25;
        insert into door (id, company_id) select n, company from n where n > 25;
        insert into line (company_id, number) select company, n from n""");
  }

  @ParameterizedTest
  @CsvSource({"Asset, 25", "Ticket, 25", "Part, 25", "Line, 25", "Watched, 25", "Letter, 25"})
  void rowsOfEachKindOfMappingGoInChunks(String table, int number) {
    rest();

    var result = batches().chunkSize(4).delete(Company.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(result.rows(table)).isEqualTo(number);
    assertThat(left()).containsExactly("1|25|13|12|25|25|25|25|25|25|25|25|50");
  }

  @Test
  void thePortableFormLeavesTheSameRows() {
    rest();

    var result = batches().chunkSize(4).portable().delete(Company.class, 1L);

    assertThat(result.isComplete()).isTrue();
    assertThat(left()).containsExactly("1|25|13|12|25|25|25|25|25|25|25|25|50");
  }

  @Test
  void callbacksOfEachObjectAreCalled() {
    rest();
    Company.Watched.REMOVED.set(0);

    batches().chunkSize(4).delete(Company.class, 1L);

    assertThat(Company.Watched.REMOVED).hasValue(25);
  }

  @Test
  void aRowThatComesBelowOneThatIsAboutToGoGoesToo() {
    rest();
    var inserted = new boolean[1];

    var result =
        batches()
            .chunkSize(4)
            .onProgress(
                each -> {
                  if (each.step().equals("Company.lines") && !inserted[0]) {
                    inserted[0] = true;
                    database.execute(
                        "insert into linenote (id, line_company_id, line_number) select gen_random_uuid(), company_id, max(number) from line where company_id = 1 group by company_id");
                  }
                })
            .delete(Company.class, 1L);

    assertThat(inserted[0]).isTrue();
    assertThat(result.rows("LineNote")).isEqualTo(26);
    assertThat(left()).containsExactly("1|25|13|12|25|25|25|25|25|25|25|25|50");
  }

  private static void rest() {
    database.execute(
        """
        insert into linenote (id, line_company_id, line_number) select gen_random_uuid(), company_id, number from line;
        insert into seat (company_id, place) select company_id, number from line;
        insert into watched (id, version, company_id) select number, 0, company_id from line;
        insert into watchednote (id, watched_id) select id, id from watched;
        insert into letter (id, company_id) select number, company_id from line;
        insert into letter_pages (letter_id, pages) select id, 'p' from letter, generate_series(1, 2)""");
  }

  private static List<String> left() {
    return database.rows(
        "select "
            + List.of(
                    "company",
                    "asset",
                    "car",
                    "house",
                    "ticket",
                    "part",
                    "line",
                    "linenote",
                    "seat",
                    "watched",
                    "watchednote",
                    "letter",
                    "letter_pages")
                .stream()
                .map(each -> each.equals("part") ? "wheel union all select 1 from door" : each)
                .map("(select count(*) from (select 1 from %s) t)"::formatted)
                .collect(java.util.stream.Collectors.joining(", ")));
  }

  private static BatchRequest batches() {
    return Cascades.of(database.sessions()).inBatches().missingIndexes(MissingIndexes.WARN);
  }
}
