package org.gongzhi.search;

import java.util.List;
import org.gongzhi.testing.PagesTests;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a search before, with and without anything found, in the demonstration city. */
class SearchPagesTests extends PagesTests {

    @Autowired
    private Indexer indexer;

    @Override
    protected List<Look> pages() {
        indexer.catchUp();
        return List.of(
                Look.at("/work/search", "search").as("centre"),
                Look.at("/work/search?q=%E6%A5%BC&open=open", "search-found").as("centre"),
                Look.at("/work/search?q=nothing-like-this", "search-empty").as("community"));
    }
}
