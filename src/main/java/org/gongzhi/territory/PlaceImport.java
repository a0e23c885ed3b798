package org.gongzhi.territory;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Set;
import org.gongzhi.kernel.Shanghai;
import org.gongzhi.territory.ImportReport.RefusedRow;
import org.gongzhi.web.Registry.Fate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes over a list of places, {@code code,name,level,parent} and optionally {@code kind,latitude,longitude}.
 *
 * <p>Rows that are right are imported together, rows that are wrong are refused one by one with the reason. Importing a
 * list again changes nothing; a new name for a known code is a renaming as of today.
 */
@Component
class PlaceImport {

    private static final Set<String> COLUMNS = Set.of("code", "name", "level", "parent");

    private final PlaceRepository repository;
    private final Places places;
    private final InstantSource clock;

    PlaceImport(PlaceRepository repository, Places places, InstantSource clock) {
        this.repository = repository;
        this.places = places;
        this.clock = clock;
    }

    /** Hears what became of a row that was not refused. */
    interface Told {
        void row(int line, Fate fate);
    }

    @Transactional
    ImportReport run(byte[] file) {
        return run(CsvTable.read(file, COLUMNS), (_, _) -> {});
    }

    @Transactional
    ImportReport run(CsvTable table, Told told) {
        var list = new PlaceList(repository.everything(), repository.aliases());
        var refused = new ArrayList<RefusedRow>();
        var entries = new ArrayList<PlaceEntry>();
        for (var row : table.rows()) {
            RefusedRow.unless(row.line(), () -> entries.add(PlaceEntry.read(table, row)))
                    .ifPresent(refused::add);
        }
        // Parents first, wherever they stand in the file.
        entries.sort(Comparator.comparingInt(entry -> entry.code().value().length()));
        for (var entry : entries) {
            int before = list.added().size() + list.renamed().size();
            int added = list.added().size();
            RefusedRow.unless(entry.line(), () -> list.take(entry))
                    .ifPresentOrElse(refused::add, () -> told.row(entry.line(), fate(list, added, before)));
        }
        store(list);
        var imported = table.rows().size() - refused.size();
        return new ImportReport(table.rows().size(), imported, list.skipped().size(), refused);
    }

    private static Fate fate(PlaceList list, int added, int before) {
        if (list.added().size() > added) {
            return Fate.MADE;
        }
        return list.added().size() + list.renamed().size() > before ? Fate.CHANGED : Fate.SAME;
    }

    private void store(PlaceList list) {
        var today = Shanghai.day(clock.instant());
        repository.insert(list.added());
        list.renamed().forEach(row -> repository.rename(row, today));
        list.skipped().forEach((old, code) -> repository.alias(old, code, "skipped-tier", today));
        places.changed();
    }
}
