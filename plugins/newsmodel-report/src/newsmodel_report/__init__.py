"""newsmodel's articles as one HTML page that people like to read; `newsmodel_report.plugin` registers the format."""
