// SPDX-License-Identifier: GPL-3.0-or-later
import java.io.File;
import java.util.Locale;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Imports each FILE as Gephi's File > Open does and prints what Gephi then holds, a row a
 * fact, cells apart by tabs: file, issue, count, column, value. The checks are
 * read_gephi.py's.
 */
public final class GephiRead {
  private static void row(Object... cells) {
    StringBuilder line = new StringBuilder();
    for (Object cell : cells) {
      String text = String.valueOf(cell).replace("\\", "\\\\").replace("\t", "\\t");
      if (line.length() > 0) line.append('\t');
      line.append(text.replace("\n", "\\n").replace("\r", "\\r"));
    }
    System.out.println(line);
  }

  private static void columns(String table, Table columns) {
    for (Column column : columns) {
      if (column.isProperty()) continue;
      row("column", table, column.getId(), column.getTitle(), column.getTypeClass().getSimpleName());
    }
  }

  private static void values(String table, Element element, Table columns) {
    for (Column column : columns) {
      if (column.isProperty()) continue;
      Object value = element.getAttribute(column);
      if (value != null) row("value", table, element.getId(), column.getTitle(), value);
    }
  }

  private static void graph(GraphModel model) {
    Graph graph = model.getGraph();
    row("count", "nodes", graph.getNodeCount());
    row("count", "edges", graph.getEdgeCount());
    for (Object label : model.getEdgeTypeLabels(false)) {
      if (label != null) row("type", label, graph.getEdgeCount(model.getEdgeType(label)));
    }
    columns("node", model.getNodeTable());
    columns("edge", model.getEdgeTable());
    for (Node node : graph.getNodes()) {
      row("node", node.getId(), node.getLabel());
      values("node", node, model.getNodeTable());
    }
    for (Edge edge : graph.getEdges()) {
      row("edge", edge.getId(), edge.getSource().getId(), edge.getTarget().getId(), edge.getTypeLabel(),
          edge.getWeight(), edge.isDirected());
      values("edge", edge, model.getEdgeTable());
    }
  }

  private static void read(String path) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController imports = Lookup.getDefault().lookup(ImportController.class);
    row("file", path);
    Container container = imports.importFile(new File(path));
    row("container", container.getUnloader().getNodeCount(), container.getUnloader().getEdgeCount());
    imports.process(container, new DefaultProcessor(), workspace);
    for (Issue issue : container.getReport().getIssuesList(1000)) {
      row("issue", issue.getLevel(), issue.getMessage());
    }
    graph(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace));
    projects.closeCurrentProject();
  }

  public static void main(String[] files) throws Exception {
    Locale.setDefault(Locale.ROOT);
    System.setOut(new java.io.PrintStream(System.out, true, "UTF-8"));
    for (String file : files) read(file);
    System.exit(0);
  }
}
